package forge.chat.web;

import forge.chat.Chat;
import forge.chat.ChatPermission;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.Topic;
import forge.chat.TopicNumber;
import forge.chat.Topics;
import forge.chat.web.TopicMovePage.Choice;
import forge.chat.web.TopicMovePage.Typed;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves several messages of a topic at once, by a form. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TopicMoveViews {
  private static final int SUMMARY = 160;
  private final Chat chat;
  private final Topics topics;
  private final Here here;
  private final TopicNumber number;

  TopicMoveViews(Chat chat, Here here, TopicNumber number) {
    this.chat = chat;
    this.topics = chat.topics();
    this.here = here;
    this.number = number;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public View choose(@QueryParam("before") @Nullable Long before) {
    here.require(ChatPermission.SAY);
    return page(before, Set.of(), new Typed("new", ""), Problems.NONE);
  }

  private View page(@Nullable Long before, Set<Long> chosen, Typed typed, Problems problems) {
    var to = before == null || before < 1 ? null : new MessageNumber(before);
    var found = topics.before(here, number, to, RoomPages.SHOWN);
    String older =
        found.size() < RoomPages.SHOWN
            ? null
            : here.page("topics", number, "move") + "?before=" + found.getFirst().number();
    return new TopicMovePage(
        here.room(),
        here.label(),
        topics.get(here, number),
        found.stream().filter(this::mayMove).map(m -> choice(m, chosen)).toList(),
        older,
        topics.list(here, false, null, null, Topics.SHOWN).items().stream()
            .filter(t -> !t.number().equals(number))
            .toList(),
        typed,
        problems);
  }

  private boolean mayMove(Message message) {
    return !message.deleted()
        && (message.by(here.user().id()) || here.may(ChatPermission.MODERATE));
  }

  private Choice choice(Message message, Set<Long> chosen) {
    String summary = message.hidden() ? "hidden" : chat.rooms().summary(message, SUMMARY);
    return new Choice(message, summary, chosen.contains(message.number().value()));
  }

  @POST
  public Response move(
      @FormParam("messages") @Nullable List<String> messages,
      @FormParam("to") @Nullable String to,
      @FormParam("title") @Nullable String title) {
    here.require(ChatPermission.SAY);
    List<Long> chosen = numbers(messages);
    try {
      URI page = put(chosen.stream().map(MessageNumber::new).toList(), to, title);
      int many = chosen.size();
      return Answers.seeOther(
          page, many == 1 ? "The message is moved." : many + " messages are moved.");
    } catch (Invalid e) {
      var typed = new Typed(to == null ? "new" : to, title == null ? "" : title);
      return Answers.again(page(null, Set.copyOf(chosen), typed, Problems.of(e)));
    }
  }

  private URI put(List<MessageNumber> chosen, @Nullable String to, @Nullable String title) {
    if (chosen.isEmpty()) {
      throw new Invalid("messages", "Choose the messages to move.");
    }
    if ("none".equals(to)) {
      topics.takeOut(here, chosen);
      return here.page("topics", number);
    }
    if (to != null && to.matches("[1-9]\\d{0,14}")) {
      return page(topics.move(here, chosen, TopicNumber.valueOf(to)));
    }
    return page(topics.move(here, chosen, title));
  }

  private URI page(Topic topic) {
    return here.page("topics", topic.number());
  }

  private static List<Long> numbers(@Nullable List<String> messages) {
    return messages == null
        ? List.of()
        : messages.stream()
            .filter(m -> m.matches("[1-9]\\d{0,14}"))
            .map(Long::valueOf)
            .distinct()
            .toList();
  }
}
