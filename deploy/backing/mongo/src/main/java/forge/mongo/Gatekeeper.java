package forge.mongo;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the client of one connection to sign in before it may do anything. */
final class Gatekeeper {
  private static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;
  private static final Set<String> OPEN =
      Set.of("ismaster", "hello", "buildinfo", "ping", "endsessions");

  private final @Nullable Scram scram;
  private Scram.@Nullable Conversation conversation;
  private boolean passed;

  /** Lets everybody in when there is no secret. */
  Gatekeeper(@Nullable Scram scram) {
    this.scram = scram;
    this.passed = scram == null;
  }

  /** The answer to a command that is about signing in, or null if the command may go on. */
  synchronized @Nullable Document answer(String command, Document query) {
    String name = command.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "saslstart" -> guarded(() -> start(query));
      case "saslcontinue" -> guarded(() -> finish(query));
      default -> {
        if (!passed && !OPEN.contains(name)) {
          throw new MongoServerError(
              UNAUTHORIZED, "Unauthorized", "Command " + command + " requires authentication");
        }
        yield null;
      }
    };
  }

  /** Tells a client that asks how it may sign in. */
  void advertise(Document query, Document answer) {
    if (scram != null && query.containsKey("saslSupportedMechs")) {
      answer.put("saslSupportedMechs", List.of(Scram.MECHANISM));
    }
  }

  private Document start(Document query) {
    if (scram == null || !Scram.MECHANISM.equals(query.get("mechanism"))) {
      throw new Scram.Refused();
    }
    conversation = scram.begin(payload(query));
    return answer(conversation.challenge(), false);
  }

  private Document finish(Document query) {
    if (passed) {
      return answer("", true);
    }
    if (conversation == null) {
      throw new Scram.Refused();
    }
    String proof = conversation.finish(payload(query));
    conversation = null;
    passed = true;
    return answer(proof, true);
  }

  private static Document guarded(Supplier<Document> step) {
    try {
      return step.get();
    } catch (Scram.Refused refused) {
      throw new MongoServerError(
          AUTHENTICATION_FAILED, "AuthenticationFailed", String.valueOf(refused.getMessage()));
    }
  }

  private static String payload(Document query) {
    if (query.get("payload") instanceof BinData data) {
      return new String(data.getData(), StandardCharsets.UTF_8);
    }
    throw new Scram.Refused();
  }

  private static Document answer(String payload, boolean done) {
    Document answer =
        new Document("conversationId", 1)
            .append("done", done)
            .append("payload", new BinData(payload.getBytes(StandardCharsets.UTF_8)));
    Utils.markOkay(answer);
    return answer;
  }
}
