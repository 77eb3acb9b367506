package forge.chat.irc;

import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.refusal.Refusal;
import java.util.OptionalLong;

/** Up to where a client has read, as the protocol names it: by time. */
final class Marker {
  private final Client client;

  Marker(Client client) {
    this.client = client;
  }

  /** Where the client is in a room. */
  IrcLine line(Here here, String name) {
    OptionalLong read = client.shared().chat().rooms().read(here);
    return line(here, name, read.orElse(0));
  }

  IrcLine line(Here here, String name, long number) {
    return IrcLine.of(client.shared().server(), "MARKREAD", name, at(here, number));
  }

  private String at(Here here, long number) {
    if (number < 1) {
      return "*";
    }
    try {
      Message message = client.shared().chat().rooms().get(here, new MessageNumber(number));
      return "timestamp=" + Speech.time(message.saidAt());
    } catch (Refusal gone) {
      return "*";
    }
  }
}
