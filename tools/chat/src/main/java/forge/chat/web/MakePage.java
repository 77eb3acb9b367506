package forge.chat.web;

import forge.chat.Makings;
import forge.chat.Room;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * Making something of a message.
 *
 * @param choices what can be made here
 * @param chosen the key of one
 */
public record MakePage(
    Room room,
    String label,
    String message,
    List<Makings.Choice> choices,
    String chosen,
    Makings.Plan plan,
    Problems problems)
    implements View {}
