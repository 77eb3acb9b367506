package forge.chat.irc;

import forge.chat.MyRooms;
import forge.chat.Rooms;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Greets a client that has signed in, and brings it into the rooms it belongs to. */
final class Welcome {
  private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);
  private final Client client;

  Welcome(Client client) {
    this.client = client;
  }

  /**
   * Says everything at once; the rooms follow by and by.
   *
   * @param wanted what the client would like to be called
   */
  void say(String wanted) {
    Shared shared = client.shared();
    String site = shared.chat().platform().config().site();
    String name = client.identity().user().displayName();
    client.reply("001", "Welcome to " + site + ", " + name);
    client.reply("002", "Your host is " + shared.server() + ", running Forge");
    client.reply("003", "What is said here is kept, and can be read in a browser too");
    client.reply("004", shared.server(), "forge", "i", "bimnt");
    client.send(
        IrcLine.of(shared.server(), "005", support(site.replaceAll("[^A-Za-z0-9-]+", "-"))));
    client.reply("422", "There is no message of the day");
    if (!wanted.equalsIgnoreCase(client.nick())) {
      client.notice(client.nick(), "You are called " + client.nick() + " here, as you sign in.");
    }
    Thread.ofVirtual().name("irc rooms").start(this::rooms);
  }

  private String[] support(String network) {
    return new String[] {
      client.nick(),
      "NETWORK=" + network,
      "CHANTYPES=#",
      "PREFIX=(o)@",
      "CASEMAPPING=ascii",
      "CHANMODES=b,,,imnt",
      "NICKLEN=39",
      "CHANNELLEN=" + ChannelNames.LONGEST,
      "TOPICLEN=200",
      "MODES=1",
      "TARGMAX=PRIVMSG:4,NOTICE:4,JOIN:20,PART:20",
      "CHATHISTORY=" + Rooms.MOST_AT_ONCE,
      "MSGREFTYPES=msgid,timestamp",
      "UTF8ONLY",
      "are supported by this server"
    };
  }

  private void rooms() {
    Shared shared = client.shared();
    try {
      shared.homecomers().acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      List<MyRooms.Line> lines = shared.chat().mine().of(client.identity().user());
      var doorway = new Doorway(client);
      for (MyRooms.Line line : lines) {
        if (client.ended()) {
          return;
        }
        shared.chat().doors().enter(client.identity(), line.room().id()).ifPresent(doorway::show);
      }
    } catch (RuntimeException e) {
      LOG.warn("The rooms of {} could not be opened for IRC.", client.user(), e);
      client.notice(client.nick(), "Your rooms could not be opened just now; join them by hand.");
    } finally {
      shared.homecomers().release();
    }
  }
}
