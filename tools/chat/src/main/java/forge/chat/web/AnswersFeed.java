package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.Topic;
import forge.web.AtomFeed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was asked in a room and answered, as an Atom feed; those spoken in last first. */
final class AnswersFeed {
  private static final int LISTED = 50;
  private static final int SUMMARY = 200;
  private final Chat chat;
  private final Here here;
  private final String site;

  AnswersFeed(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
    this.site = chat.platform().config().publicUrl().toString();
  }

  String write() {
    List<Topic> topics = chat.topics().list(here, true, null, null, LISTED).items();
    Map<MessageNumber, Message> answers = answers(topics);
    List<AtomFeed.Entry> entries =
        topics.stream()
            .map(t -> entry(t, t.answer() == null ? null : answers.get(t.answer())))
            .toList();
    return new AtomFeed(
            "Answers of " + here.label(),
            site + here.page("topics") + "?answered=true",
            site + here.page("archive", "answers.atom"),
            entries)
        .write();
  }

  private Map<MessageNumber, Message> answers(List<Topic> topics) {
    var named = topics.stream().map(Topic::answer).filter(Objects::nonNull).toList();
    return chat.rooms().some(here, named).stream()
        .filter(m -> !m.deleted() && !m.hidden())
        .collect(Collectors.toMap(Message::number, Function.identity()));
  }

  private AtomFeed.Entry entry(Topic topic, @Nullable Message answer) {
    String said = answer == null ? "It is answered." : chat.rooms().summary(answer, SUMMARY);
    String by = answer == null ? topic.opener().value() : answer.author().name();
    var entry =
        new AtomFeed.Entry(
                topic.title(),
                site + here.page("topics", topic.number()),
                by,
                topic.extent().at(),
                said)
            .published(topic.openedAt(), List.of());
    return answer == null
        ? entry
        : entry.saying(chat.rooms().html(here, List.of(answer)).getFirst().value());
  }
}
