package forge.chat.web;

import forge.chat.FreeRooms.Plan;
import forge.chat.Room;
import forge.web.Problems;
import forge.web.View;

/**
 * What a room says of itself, and who keeps it.
 *
 * @param typed the name of somebody who was to help
 */
public record RoomSettingsPage(Room room, Plan plan, String typed, Problems problems)
    implements View {}
