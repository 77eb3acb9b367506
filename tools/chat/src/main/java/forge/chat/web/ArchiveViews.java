package forge.chat.web;

import forge.chat.Archive.Leaf;
import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.Room;
import forge.chat.Topic;
import forge.markup.Html;
import forge.refusal.Refusal.NotFound;
import forge.web.Answers;
import forge.web.AtomFeed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers those who read what was said, day by day, and search engines. */
@Produces(MediaType.TEXT_HTML)
public final class ArchiveViews {
  private static final int IN_FEED = 50;
  private static final int IN_MAP = 10_000;
  private static final int TITLE_LENGTH = 80;
  private static final DateTimeFormatter TITLE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
  private final Chat chat;
  private final Here here;

  public ArchiveViews(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  /** Leads to the last day. */
  @GET
  public Response last() {
    return chat.archive()
        .last(here)
        .map(date -> Answers.seeOther(page(date)))
        .orElseGet(() -> Answers.seeOther(here.page()));
  }

  @GET
  @Path("{year: \\d{4}}/{month: \\d{2}}/{day: \\d{2}}")
  public Response day(
      @PathParam("year") int year,
      @PathParam("month") int month,
      @PathParam("day") int day,
      @QueryParam("from") @Nullable Long from) {
    Leaf leaf = chat.archive().day(here, date(year, month, day), from == null ? 0 : from);
    List<Message> messages = leaf.messages();
    List<Html> texts = chat.rooms().html(here, messages);
    Room room = here.room();
    var view =
        new ArchivePage(
            room,
            TITLE.format(leaf.date()),
            Line.of(room, messages, texts, chat.rooms().names(messages)),
            leaf.more() == 0 ? null : page(leaf.date()) + "?from=" + leaf.more(),
            leaf.before() == null ? null : page(leaf.before()),
            leaf.after() == null ? null : page(leaf.after()),
            month(leaf.date()));
    return robots(Response.ok(view)).build();
  }

  private ArchivePage.Month month(LocalDate shown) {
    var month = chat.archive().month(here, shown);
    var days =
        IntStream.rangeClosed(1, shown.lengthOfMonth())
            .mapToObj(shown::withDayOfMonth)
            .map(
                d ->
                    new ArchivePage.Day(
                        d.getDayOfMonth(),
                        month.days().contains(d) ? page(d) : null,
                        d.equals(shown)))
            .toList();
    return new ArchivePage.Month(
        MONTH.format(shown),
        days,
        month.before() == null ? null : page(month.before()),
        month.after() == null ? null : page(month.after()));
  }

  private Response.ResponseBuilder robots(Response.ResponseBuilder answer) {
    boolean indexed = here.room().policy().indexed() && here.room().open();
    return indexed ? answer : answer.header("X-Robots-Tag", "noindex");
  }

  private static LocalDate date(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw new NotFound("The day " + year + "-" + month + "-" + day);
    }
  }

  private String page(LocalDate date) {
    return here.room().page("archive", date.toString().replace('-', '/'));
  }

  /** What was said last, for readers of feeds. */
  @GET
  @Path("feed.atom")
  @Produces(MediaType.WILDCARD)
  public Response feed() {
    var messages = chat.rooms().before(here, null, IN_FEED).reversed();
    var said = messages.stream().filter(m -> !m.deleted() && !m.hidden()).toList();
    var texts = chat.rooms().html(here, said);
    var feed = new RoomFeed(here, chat.platform().config().publicUrl().toString());
    return robots(
            Response.ok(
                feed.write(said, texts, m -> chat.rooms().summary(m, TITLE_LENGTH)), AtomFeed.TYPE))
        .build();
  }

  /** What was asked and answered, for readers of feeds. */
  @GET
  @Path("answers.atom")
  @Produces(MediaType.WILDCARD)
  public Response answers() {
    return robots(Response.ok(new AnswersFeed(chat, here).write(), AtomFeed.TYPE)).build();
  }

  /** All days and the last answers, for search engines. */
  @GET
  @Path("sitemap.xml")
  @Produces(MediaType.WILDCARD)
  public Response sitemap() {
    if (!here.room().policy().indexed() || !here.room().open()) {
      throw new NotFound("A map of this archive");
    }
    String site = chat.platform().config().publicUrl().toString();
    var map = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    map.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    map.append("<url><loc>").append(site).append(here.page()).append("</loc></url>");
    for (LocalDate day : chat.archive().days(here)) {
      map.append("<url><loc>").append(site).append(page(day)).append("</loc></url>");
    }
    for (Topic topic : chat.topics().list(here, true, null, null, IN_MAP).items()) {
      map.append("<url><loc>")
          .append(site)
          .append(here.page("topics", topic.number()))
          .append("</loc></url>");
    }
    return Response.ok(map.append("</urlset>\n").toString(), MediaType.APPLICATION_XML).build();
  }
}
