package forge.tickets.web;

import forge.artifact.Following;
import forge.artifact.Related;
import forge.discussion.Post;
import forge.markup.Html;
import forge.project.Mount;
import forge.tickets.Status;
import forge.tickets.Step;
import forge.tickets.Ticket;
import forge.web.Problems;
import forge.web.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ticket.
 *
 * @param live the stream that tells of news, and where it was when the page was read
 * @param next the address of later comments; null where these are the last
 * @param typed what was typed into the composer and could not be taken
 */
public record TicketPage(
    Mount mount,
    Ticket ticket,
    Html text,
    List<Entry> timeline,
    @Nullable String next,
    List<Related> related,
    List<File> attachments,
    Following following,
    String live,
    List<Status> statuses,
    Rights rights,
    String typed,
    Problems problems)
    implements View {

  /** One line of the timeline: something said or something changed. */
  public record Entry(Instant at, @Nullable Said said, @Nullable Step step) {}

  /** Something said. */
  public record Said(Post post, Html html, boolean mine, boolean mayEdit) {}

  /** Something attached. */
  public record File(String name, String url, long size, String thumbnail) {}

  /** What the visitor may do here. */
  public record Rights(
      boolean guest, boolean edit, boolean update, boolean comment, boolean attach) {}
}
