package forge.chat.web;

import forge.chat.Makings;
import forge.chat.Room;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * Making something of a message.
 *
 * @param nouns what can be made here
 */
public record MakePage(
    Room room,
    String label,
    String message,
    List<String> nouns,
    String noun,
    Makings.Plan plan,
    Problems problems)
    implements View {}
