package forge.chat.web;

import forge.chat.MountRooms.Setting;
import forge.chat.Room;
import forge.project.Project;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * What is set for a room of a project, and where the rest of it is set.
 *
 * @param label what the room is called, as typed
 * @param admin whether the visitor may change it here
 * @param kept for how many days messages are kept; 0 for ever
 * @param used how much room the files in the rooms of the project take, in bytes
 * @param most how much they may take
 */
public record ProjectRoomPage(
    Room room,
    Project project,
    String label,
    List<Setting> settings,
    boolean admin,
    int kept,
    long used,
    long most,
    Problems problems)
    implements View {}
