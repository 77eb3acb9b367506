package forge.files.web;

import forge.files.Quotas;
import forge.files.Quotas.Room;
import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;

/**
 * How much room the files of a project take and may take.
 *
 * @param own whether the limit is the project's own
 * @param gb the project's own limit as it is written in the form; empty for the usual
 * @param admin whether the form is there, which only administrators of the site use
 */
public record RoomPage(
    Mount mount,
    String used,
    String limit,
    boolean own,
    String gb,
    boolean admin,
    Problems problems)
    implements View {

  static RoomPage of(Mount mount, Room room, boolean admin) {
    String gb = room.own() ? Long.toString(room.limit() >> 30) : "";
    return of(mount, room, gb, admin, Problems.NONE);
  }

  static RoomPage of(Mount mount, Room room, String gb, boolean admin, Problems problems) {
    return new RoomPage(
        mount,
        Quotas.shown(room.used()),
        Quotas.shown(room.limit()),
        room.own(),
        gb,
        admin,
        problems);
  }
}
