package forge.chat.web;

import forge.chat.FreeRooms.Plan;
import forge.web.Problems;
import forge.web.View;

/** The forms that open a room, or a conversation. */
public record NewRoomPage(Plan plan, String people, Problems problems) implements View {}
