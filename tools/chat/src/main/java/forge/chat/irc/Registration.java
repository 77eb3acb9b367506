package forge.chat.irc;

import forge.live.Live;
import forge.user.Credentials;
import forge.user.Credentials.Outcome;
import forge.user.Identity;
import forge.user.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a client comes in: what it can, who it is, and how that is proven. There are no guests. */
final class Registration {
  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final int ATTEMPTS = 3;
  private static final int CHUNK = 400;
  private static final int LONGEST_SASL = 1_200;
  private static final String SASL = "sasl";
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9-]{1,29}):(.+)");

  /** What this server can, beside the least. */
  static final List<String> CAPS =
      List.of(
          SASL,
          "account-tag",
          "batch",
          "cap-notify",
          "draft/chathistory",
          "draft/message-redaction",
          "draft/no-implicit-names",
          "draft/read-marker",
          "echo-message",
          "extended-join",
          "message-tags",
          "multi-prefix",
          "no-implicit-names",
          "server-time",
          "standard-replies",
          "userhost-in-names");

  private final Client client;
  private final StringBuilder sasl = new StringBuilder();
  private boolean negotiating;
  private boolean proving;
  private int failures;
  private @Nullable String wanted;
  private @Nullable String login;
  private @Nullable String pass;
  private String secret = "";
  private volatile Identity identity = Identity.GUEST;

  Registration(Client client) {
    this.client = client;
  }

  Identity identity() {
    return identity;
  }

  /** Whether the client could still sign in as it has. */
  boolean still() {
    try {
      return client.shared().chat().platform().credentials().still(identity, secret);
    } catch (RuntimeException away) {
      LOG.warn("An IRC connection cannot be checked just now: {}", away.toString());
      return true;
    }
  }

  void cap(IrcLine line) {
    switch (line.param(0).toUpperCase(Locale.ROOT)) {
      case "LS" -> {
        negotiating = !client.registered();
        boolean values = line.param(1).compareTo("302") >= 0;
        cap("LS", String.join(" ", CAPS).replace(SASL, values ? "sasl=PLAIN" : SASL));
      }
      case "LIST" -> cap("LIST", String.join(" ", client.caps()));
      case "REQ" -> {
        negotiating = !client.registered();
        request(line.param(1));
      }
      case "END" -> {
        negotiating = false;
        complete();
      }
      default -> client.reply("410", line.param(0), "There is no such thing as this CAP command");
    }
  }

  private void request(String text) {
    var add = new ArrayList<String>();
    var remove = new ArrayList<String>();
    for (String word : text.strip().split("\\s+", 60)) {
      boolean off = word.startsWith("-");
      (off ? remove : add).add(off ? word.substring(1) : word);
    }
    boolean known = CAPS.containsAll(add) && CAPS.containsAll(remove);
    if (known) {
      client.caps().addAll(add);
      remove.forEach(client.caps()::remove);
    }
    cap(known ? "ACK" : "NAK", text.strip());
  }

  private void cap(String what, String text) {
    client.send(IrcLine.of(client.shared().server(), "CAP", client.nick(), what, text));
  }

  void nick(IrcLine line) {
    if (!client.registered()) {
      wanted = line.param(0);
      complete();
    } else if (!line.param(0).equalsIgnoreCase(client.nick())) {
      client.reply("433", line.param(0), "You are called here as you sign in");
    }
  }

  void user(IrcLine line) {
    if (client.registered()) {
      client.reply("462", "You are signed in already");
    } else {
      login = line.param(0);
      complete();
    }
  }

  void pass(IrcLine line) {
    if (client.registered()) {
      client.reply("462", "You are signed in already");
    } else {
      pass = line.param(0);
    }
  }

  void authenticate(IrcLine line) {
    String said = line.param(0);
    if (client.registered() || !identity.user().guest()) {
      client.reply("907", "You are signed in already");
    } else if (!client.can(SASL)) {
      client.reply("904", "Ask for the capability sasl first");
    } else if (said.equals("*")) {
      forget();
      client.reply("906", "SASL authentication aborted");
    } else if (!proving) {
      begin(said);
    } else {
      collect(said);
    }
  }

  private void forget() {
    proving = false;
    sasl.setLength(0);
  }

  private void begin(String mechanism) {
    if (mechanism.equalsIgnoreCase("PLAIN")) {
      proving = true;
      client.send(IrcLine.of("", "AUTHENTICATE", "+"));
    } else {
      client.reply("908", "PLAIN", "are available SASL mechanisms");
      client.reply("904", "Only PLAIN is understood here");
    }
  }

  private void collect(String said) {
    if (said.length() > CHUNK || sasl.length() + said.length() > LONGEST_SASL) {
      forget();
      client.reply("905", "SASL message too long");
      return;
    }
    sasl.append(said.equals("+") ? "" : said);
    if (said.length() < CHUNK) {
      String all = sasl.toString();
      forget();
      plain(all);
    }
  }

  /** Who to act as, who signs in, and the secret, with zeros between. */
  private void plain(String encoded) {
    String[] parts;
    try {
      String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      parts = text.split("\0", -1);
    } catch (IllegalArgumentException e) {
      parts = new String[0];
    }
    boolean same = parts.length == 3 && (parts[0].isEmpty() || parts[0].equalsIgnoreCase(parts[1]));
    String wrong = same ? prove(parts[1], parts[2]) : "This is not PLAIN for one and the same name";
    if (wrong != null) {
      client.reply("904", wrong);
      failed(wrong);
      return;
    }
    String name = identity.user().id().value();
    client.reply("900", client.mask(), name, "You are now signed in as " + name);
    client.reply("903", "SASL authentication successful");
    complete();
  }

  /** Signs in; null where that went well, or why it did not. */
  private @Nullable String prove(String name, String shown) {
    Credentials credentials = client.shared().chat().platform().credentials();
    String whose =
        TOKEN.matcher(shown).matches() && !named(name) ? "token" : name.toLowerCase(Locale.ROOT);
    return switch (credentials.prove(whose, shown, client.address())) {
      case Outcome.Wrong(var sentence, var basic) -> sentence;
      case Outcome.Known(var found) -> admit(found, shown);
    };
  }

  private static boolean named(String name) {
    return !name.isEmpty() && !name.equals("*");
  }

  private @Nullable String admit(Identity found, String shown) {
    if (found.user().guest() || found.proof() == Identity.Proof.DEPLOY_KEY) {
      return "Sign in with an account.";
    }
    if (!found.within(Scope.READ.text())) {
      return "This token lacks the scope read.";
    }
    identity = found;
    secret = shown;
    return null;
  }

  private void failed(String sentence) {
    client.shared().figures().unproven();
    LOG.info("Nobody signed in over IRC from {}: {}", client.address(), sentence);
    if (++failures >= ATTEMPTS) {
      client.end("Too many attempts to sign in");
    }
  }

  /** Lets the client in once all is said. */
  private void complete() {
    String nick = wanted;
    if (client.registered() || negotiating || nick == null || login == null) {
      return;
    }
    String wrong = identity.user().guest() ? byPass(nick) : null;
    if (wrong != null) {
      client.shared().figures().unproven();
      client.reply("464", wrong);
      client.end(wrong);
    } else if (!client.shared().live().admits()) {
      client.end("Too many come at once; come again in " + Live.retryAfter() + " seconds");
    } else {
      client.begin();
      new Welcome(client).say(nick);
    }
  }

  private @Nullable String byPass(String nick) {
    String given = pass;
    if (given == null || given.isEmpty()) {
      return "Sign in: give the server password name:token, or use SASL PLAIN";
    }
    var pair = NAMED.matcher(given);
    if (pair.matches()) {
      return prove(pair.group(1), pair.group(2));
    }
    return prove(TOKEN.matcher(given).matches() ? "" : nick, given);
  }
}
