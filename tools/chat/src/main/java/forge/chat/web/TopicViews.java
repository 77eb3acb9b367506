package forge.chat.web;

import forge.chat.Chat;
import forge.chat.ChatPermission;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.TopicNumber;
import forge.chat.Topics;
import forge.chat.web.ComposerForm.Sent;
import forge.chat.web.RoomPages.Place;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooMany;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers at the topics of a room. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TopicViews {
  private static final int LISTED = 30;
  private static final String NUMBER = "{number: [1-9]\\d{0,14}}";
  private final Chat chat;
  private final Topics topics;
  private final Here here;
  private final RoomPages pages;

  public TopicViews(Chat chat, Here here) {
    this.chat = chat;
    this.topics = chat.topics();
    this.here = here;
    this.pages = new RoomPages(chat, here);
  }

  /** Open topics, or the archive of those that are answered. */
  @GET
  @Consumes(MediaType.WILDCARD)
  public View list(
      @QueryParam("answered") boolean answered,
      @QueryParam("q") @Nullable String query,
      @QueryParam("before") @Nullable Long before) {
    var asked = new TopicsPage.Asked(answered, query == null ? "" : query.strip());
    return list(asked, before, new TopicsPage.Typed("", ""), Problems.NONE);
  }

  private View list(
      TopicsPage.Asked asked, @Nullable Long before, TopicsPage.Typed typed, Problems problems) {
    var found = topics.list(here, asked.answered(), asked.query(), before, LISTED);
    String next =
        found.next() == null
            ? null
            : here.page("topics")
                + "?answered=%s&q=%s&before=%s"
                    .formatted(
                        asked.answered(),
                        URLEncoder.encode(asked.query(), StandardCharsets.UTF_8),
                        found.next());
    return new TopicsPage(
        here.room(),
        here.label(),
        asked,
        found.items(),
        before == null && !asked.answered() ? topics.followed(here) : List.of(),
        next,
        here.may(ChatPermission.SAY),
        typed,
        problems);
  }

  /** Opens a topic. */
  @POST
  public Response open(
      @FormParam("title") @Nullable String title, @FormParam("text") @Nullable String text) {
    try {
      Message first = topics.open(here, title, text, null);
      return seeOther(topics.of(here, first).number());
    } catch (Invalid e) {
      return again(title, text, Problems.of(e));
    } catch (TooMany e) {
      return again(title, text, Problems.of("text", e.reason()));
    }
  }

  private Response again(@Nullable String title, @Nullable String text, Problems problems) {
    var typed = new TopicsPage.Typed(title == null ? "" : title, text == null ? "" : text);
    return Answers.again(list(new TopicsPage.Asked(false, ""), null, typed, problems));
  }

  @GET
  @Path(NUMBER)
  @Consumes(MediaType.WILDCARD)
  public View topic(
      @PathParam("number") TopicNumber number,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("after") @Nullable Long after) {
    if (after != null && after >= 0) {
      var found = topics.after(here, number, after, RoomPages.SHOWN);
      return page(
          number, found, found.size() < RoomPages.SHOWN ? Place.END : Place.within(), false);
    }
    var to = before == null || before < 1 ? null : new MessageNumber(before);
    var found = topics.before(here, number, to, RoomPages.SHOWN);
    return page(
        number, found, to == null ? Place.END : Place.within(), found.size() < RoomPages.SHOWN);
  }

  private View page(TopicNumber number, List<Message> found, Place place, boolean begins) {
    return pages.topic(topics.get(here, number), found, place, begins);
  }

  @POST
  @Path(NUMBER)
  public Response say(
      @PathParam("number") TopicNumber number,
      @FormParam("text") @Nullable String text,
      @FormParam("nonce") @Nullable String nonce) {
    return say(number, new Sent(text == null ? "" : text, nonce, null, false, Problems.NONE));
  }

  /** The same with files. */
  @POST
  @Path(NUMBER)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response say(
      @PathParam("number") TopicNumber number, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return say(number, new ComposerForm(chat.files(), here).read(headers, body));
  }

  private Response say(TopicNumber number, Sent sent) {
    String text = sent.text();
    if (sent.refused()) {
      return again(number, text, sent.problems());
    }
    try {
      Message said = topics.say(here, number, text, sent.nonce());
      return Answers.seeOther(URI.create(here.page("topics", number) + "#m" + said.number()));
    } catch (Invalid e) {
      return again(number, text, Problems.of(e));
    } catch (TooMany e) {
      return again(number, text, Problems.of("text", e.reason()));
    }
  }

  private Response again(TopicNumber number, @Nullable String text, Problems problems) {
    var found = topics.before(here, number, null, RoomPages.SHOWN);
    return Answers.again(page(number, found, Place.again(text, problems), false));
  }

  @POST
  @Path(NUMBER + "/title")
  public Response rename(
      @PathParam("number") TopicNumber number, @FormParam("title") @Nullable String title) {
    try {
      topics.rename(here, number, title);
      return seeOther(number);
    } catch (Invalid e) {
      return again(number, "", Problems.of("title", e.reason()));
    }
  }

  /** Says that it is answered, perhaps by which message, or that it is open again. */
  @POST
  @Path(NUMBER + "/answer")
  public Response answer(
      @PathParam("number") TopicNumber number,
      @FormParam("answered") boolean answered,
      @FormParam("message") @Nullable Long message) {
    var with = message == null || message < 1 ? null : new MessageNumber(message);
    try {
      topics.answer(here, number, answered, with);
    } catch (Invalid e) {
      return again(number, "", Problems.of("title", e.reason()));
    }
    String notice = answered ? "Answered: it is in the archive of answers now." : "Open again.";
    return Answers.seeOther(here.page("topics", number), notice);
  }

  /** A form to move several of its messages. */
  @Path(NUMBER + "/move")
  public Object move(@PathParam("number") TopicNumber number) {
    return new TopicMoveViews(chat, here, number);
  }

  @POST
  @Path(NUMBER + "/following")
  public Response follow(@PathParam("number") TopicNumber number, @FormParam("on") boolean on) {
    topics.follow(here, number, on);
    return seeOther(number);
  }

  private Response seeOther(TopicNumber number) {
    return Answers.seeOther(here.page("topics", number));
  }
}
