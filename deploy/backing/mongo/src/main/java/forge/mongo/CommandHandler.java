package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.exception.MongoSilentServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the commands of one connection, away from the thread that reads the socket. */
final class CommandHandler extends SimpleChannelInboundHandler<ClientRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(CommandHandler.class);

  private final StoreBackend backend;
  private final Gatekeeper gatekeeper;
  private final Executor workers;
  private final AtomicInteger lastAnswer = new AtomicInteger();

  CommandHandler(StoreBackend backend, Gatekeeper gatekeeper, Executor workers) {
    this.backend = backend;
    this.gatekeeper = gatekeeper;
    this.workers = workers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
    workers.execute(() -> answer(context.channel(), request));
  }

  private void answer(Channel channel, ClientRequest request) {
    var header =
        new MessageHeader(lastAnswer.incrementAndGet(), request.getHeader().getRequestID());
    Object answer =
        switch (request) {
          case MongoMessage message ->
              new MongoMessage(
                  channel, header, run(channel, message.getDatabaseName(), message.getDocument()));
          case MongoQuery query ->
              new MongoReply(header, run(channel, query.getDatabaseName(), command(query)));
          default -> throw new IllegalStateException("Unknown request " + request);
        };
    var unused = channel.writeAndFlush(answer);
  }

  /** Drivers greet with the old form of a command. */
  private static Document command(MongoQuery query) {
    return query.getQuery().get("$query") instanceof Document wrapped ? wrapped : query.getQuery();
  }

  private Document run(Channel channel, String database, Document query) {
    String command = query.keySet().iterator().next();
    try {
      Document early = gatekeeper.answer(command, query);
      if (early != null) {
        return early;
      }
      Document answer = backend.handleCommand(channel, database, command, query);
      gatekeeper.advertise(query, answer);
      return answer;
    } catch (MongoServerException refused) {
      log(command, refused);
      return error(refused);
    } catch (RuntimeException broken) {
      LOG.error("The command {} failed.", command, broken);
      return error(new MongoServerException("The command failed: " + broken.getMessage(), broken));
    }
  }

  private static void log(String command, MongoServerException refused) {
    if (!(refused instanceof MongoSilentServerException)) {
      LOG.debug("The command {} was refused.", command, refused);
    }
  }

  private static Document error(MongoServerException refused) {
    String message = refused.getMessageWithoutErrorCode();
    Document error = new Document("ok", 0).append("errmsg", message).append("$err", message);
    if (refused instanceof MongoServerError numbered) {
      error.append("code", numbered.getCode());
      error.putIfNotNull("codeName", numbered.getCodeName());
    }
    return error;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    backend.handleClose(context.channel());
    super.channelInactive(context);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("A connection is dropped.", cause);
    var unused = context.close();
  }
}
