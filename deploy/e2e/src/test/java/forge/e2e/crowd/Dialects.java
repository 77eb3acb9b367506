package forge.e2e.crowd;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dialects of forge.live.v1 and of the peers it is measured beside. */
public final class Dialects {
  private static final String WORD = "MARK";

  private Dialects() {}

  /** What each message says, so that it can be counted in any wrapping. */
  public static String message(int number) {
    return WORD + " " + number + " " + "water flows downhill ".repeat(8);
  }

  /** Forge: the stream of a room from now on. */
  public static Dialect forge(String stream) {
    return new Dialect() {
      @Override
      public String path() {
        return "/live/v1";
      }

      @Override
      public String headers() {
        return "Sec-WebSocket-Protocol: forge.live.v1\r\n";
      }

      @Override
      public List<String> greeting() {
        return List.of("{\"t\":\"sub\",\"id\":1,\"s\":\"" + stream + "\"}");
      }

      @Override
      public boolean seats(String text) {
        return text.startsWith("{\"t\":\"ok\"");
      }

      @Override
      public int messages(String text) {
        return Dialect.count(text, WORD);
      }
    };
  }

  /** A client of IRC in one channel, which comes again where too many come at once. */
  public static Dialect irc(String user, String token, String channel) {
    return new Dialect() {
      @Override
      public boolean lines() {
        return true;
      }

      @Override
      public String path() {
        return "";
      }

      @Override
      public List<String> greeting() {
        return List.of(
            "PASS " + user + ":" + token,
            "NICK " + user,
            "USER " + user + " 0 * :" + user,
            "JOIN " + channel);
      }

      @Override
      public List<String> answer(String text) {
        return text.startsWith("PING") ? List.of("PONG" + text.substring(4)) : List.of();
      }

      @Override
      public boolean seats(String text) {
        return text.contains(" 366 ");
      }

      @Override
      public int messages(String text) {
        return text.contains(" PRIVMSG ") ? Dialect.count(text, WORD) : 0;
      }

      @Override
      public boolean returns() {
        return true;
      }
    };
  }

  /** The bare {@code ws} library: every socket hears everything. */
  public static Dialect ws() {
    return new Dialect() {
      @Override
      public String path() {
        return "/";
      }

      @Override
      public List<String> greeting() {
        return List.of("hello");
      }

      @Override
      public boolean seats(String text) {
        return text.equals("welcome");
      }

      @Override
      public int messages(String text) {
        return Dialect.count(text, WORD);
      }
    };
  }

  /** {@code socket.io} over its WebSocket transport. */
  public static Dialect socketIo() {
    return new Dialect() {
      @Override
      public String path() {
        return "/socket.io/?EIO=4&transport=websocket";
      }

      @Override
      public List<String> greeting() {
        return List.of("40");
      }

      @Override
      public List<String> answer(String text) {
        return text.equals("2") ? List.of("3") : List.of();
      }

      @Override
      public boolean seats(String text) {
        return text.startsWith("40");
      }

      @Override
      public int messages(String text) {
        return Dialect.count(text, WORD);
      }
    };
  }

  /**
   * {@code faye}, which speaks Bayeux. What is sent together is answered together, which a connect
   * is only when there is news.
   */
  public static Dialect faye() {
    return new Dialect() {
      private final Pattern client = Pattern.compile("\"clientId\":\"([^\"]+)\"");

      @Override
      public String path() {
        return "/faye";
      }

      @Override
      public List<String> greeting() {
        return List.of(
            "[{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"id\":\"1\","
                + "\"supportedConnectionTypes\":[\"websocket\"]}]");
      }

      @Override
      public List<String> answer(String text) {
        Matcher id = client.matcher(text);
        if (text.contains("/meta/handshake") && id.find()) {
          String who = "\"clientId\":\"" + id.group(1) + "\"";
          return List.of(
              "[{\"channel\":\"/meta/subscribe\","
                  + who
                  + ",\"subscription\":\"/room\",\"id\":\"2\"}]",
              "[{\"channel\":\"/meta/connect\","
                  + who
                  + ",\"connectionType\":\"websocket\",\"id\":\"3\"}]");
        }
        if (text.contains("\"channel\":\"/meta/connect\"") && id.find(0)) {
          return List.of(
              "[{\"channel\":\"/meta/connect\",\"clientId\":\""
                  + id.group(1)
                  + "\",\"connectionType\":\"websocket\",\"id\":\"4\"}]");
        }
        return List.of();
      }

      @Override
      public boolean seats(String text) {
        return text.contains("/meta/subscribe");
      }

      @Override
      public int messages(String text) {
        return Dialect.count(text, WORD);
      }
    };
  }
}
