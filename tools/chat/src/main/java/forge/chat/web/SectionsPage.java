package forge.chat.web;

import forge.chat.MyRooms;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * The sections of somebody's own in their list of rooms.
 *
 * @param sections those there are, in their order, with what is in them
 * @param loose rooms that are in none
 * @param typed the name of a section that was not taken
 */
public record SectionsPage(
    List<MyRooms.Section> sections, List<MyRooms.Line> loose, String typed, Problems problems)
    implements View {}
