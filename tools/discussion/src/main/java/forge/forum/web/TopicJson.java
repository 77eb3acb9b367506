package forge.forum.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.forum.Forum;
import forge.forum.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A topic as programs see it; lists leave its text out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TopicJson(
    int number,
    String forum,
    String title,
    @Nullable String text,
    boolean sticky,
    boolean announcement,
    boolean locked,
    int answer,
    boolean deleted,
    String author,
    Instant at,
    @Nullable Instant editedAt,
    int posts,
    String lastBy,
    Instant lastAt,
    int revision,
    String url) {

  static TopicJson of(Places places, Forum forum, Topic topic) {
    return of(places, forum, topic, topic.text());
  }

  static TopicJson listed(Places places, Forum forum, Topic topic) {
    return of(places, forum, topic, null);
  }

  private static TopicJson of(Places places, Forum forum, Topic topic, @Nullable String text) {
    return new TopicJson(
        topic.number(),
        forum.handle(),
        topic.title(),
        text,
        topic.marks().sticky(),
        topic.marks().announcement(),
        topic.marks().locked(),
        topic.marks().answer(),
        topic.deleted(),
        topic.life().author().value(),
        topic.life().at(),
        topic.life().editedAt(),
        topic.posts(),
        topic.life().lastBy().value(),
        topic.life().lastAt(),
        topic.revision(),
        places.topic(topic.number()));
  }

  /** What a program wants to ask or tell. */
  public record Wish(@Nullable String title, @Nullable String text) {}
}
