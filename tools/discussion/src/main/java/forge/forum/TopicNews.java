package forge.forum;

import forge.discussion.Discussions;
import forge.discussion.Post;
import forge.event.Event;
import forge.event.Events;
import forge.live.Live;
import forge.project.MountId;
import java.util.Map;

/** Keeps topics and forums in step with what is said, whatever node dies meanwhile. */
final class TopicNews {
  private final TopicStore store;
  private final Forums forums;
  private final Discussions discussions;
  private final Events events;
  private final Live live;

  TopicNews(TopicStore store, Forums forums, Discussions discussions, Events events, Live live) {
    this.store = store;
    this.forums = forums;
    this.discussions = discussions;
    this.events = events;
    this.live = live;
  }

  /** Counts an answer that may have been counted already. */
  void answered(Post post) {
    store
        .answered(post)
        .ifPresent(
            topic -> {
              live.announce(ForumStreams.changed(topic));
              forums.said(topic);
            });
  }

  /** Hears every event of this tool. May be told twice. */
  void heard(Event event) {
    MountId mount = event.subject().mount();
    String artifact = event.subject().artifact();
    switch (event.kind()) {
      case Discussions.SAID -> answered(discussions.post(mount, artifact, post(event)));
      case Discussions.DELETED ->
          store
              .find(mount, Integer.parseInt(artifact))
              .filter(topic -> topic.marks().answer() == post(event))
              .ifPresent(topic -> unanswer(topic, event));
      default -> {
        if (artifact.matches("[1-9]\\d{0,8}")) {
          store
              .find(mount, Integer.parseInt(artifact))
              .ifPresent(topic -> forums.recount(topic.forum()));
        }
      }
    }
  }

  /** What was withdrawn answers nothing any more. */
  private void unanswer(Topic topic, Event because) {
    var wish = TopicChange.answer(0);
    Topic after = topic.marked(wish.marked(topic.marks()));
    var news =
        Event.of(
            wish.kind(),
            because.subject(),
            because.by(),
            because.at(),
            Map.of("forum", topic.forum(), "number", topic.artifact()));
    store.replace(after, news);
    events.tell();
    live.announce(ForumStreams.changed(after));
  }

  private static int post(Event event) {
    return Integer.parseInt(event.detail("post"));
  }
}
