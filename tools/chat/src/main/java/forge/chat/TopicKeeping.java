package forge.chat;

import forge.job.Jobs;
import forge.job.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps topics in step with the messages in them. */
final class TopicKeeping implements Hears {
  static final String OPENED = "topic.opened";
  static final String RENAMED = "topic.renamed";
  private static final Duration HALF_WAY = Duration.ofSeconds(30);
  private final TopicStore topics;
  private final TopicLog log;
  private final TopicSeatStore seats;
  private final Jobs jobs;
  private final Clock clock;

  TopicKeeping(TopicStore topics, TopicLog log, TopicSeatStore seats, Jobs jobs, Clock clock) {
    this.topics = topics;
    this.log = log;
    this.seats = seats;
    this.jobs = jobs;
    this.clock = clock;
    jobs.assign(RetitleTopic.class, (job, progress) -> retitle(job));
  }

  @Override
  public boolean must(Here here, NewMessage wish) {
    return wish.topic() != null;
  }

  @Override
  public void said(Here here, Message message) {
    if (message.topic() != null) {
      topics
          .find(here.id(), message.topic().number())
          .flatMap(topic -> reach(here, topic))
          .filter(topic -> !message.bot())
          .ifPresent(topic -> seats.wrote(topic, message.author().id()));
    }
  }

  /** Notes how far a topic has come. */
  Optional<Topic> reach(Here here, Topic topic) {
    Topic.Extent extent = log.extent(topic);
    boolean begins = topic.extent().last() == 0 && extent.last() > 0;
    return topics.reach(
        topic.room(),
        topic.number(),
        extent,
        begins ? ChatCards.event(here, OPENED, topic, extent.at()) : null);
  }

  /** Old messages were removed: where none is left the topic is listed no more, nor named. */
  void trim(Here here, Topic topic) {
    Topic.Extent extent = log.extent(topic);
    if (extent.last() > 0) {
      topics.reach(topic.room(), topic.number(), extent, null);
      return;
    }
    var renamed = topic.renamed(TopicName.of(topic.number()));
    var event = ChatCards.event(here, RENAMED, renamed, clock.instant());
    topics.rename(topic, renamed.title(), "", null);
    topics.reach(topic.room(), topic.number(), extent, event);
  }

  /** Nothing is kept of what is gone: neither as a title nor as what an answer is found by. */
  @Override
  public void gone(Here here, Message message) {
    for (Topic topic : topics.begunWith(here.id(), message.number())) {
      rename(here, topic, TopicName.of(topic.number()), null);
    }
    if (message.topic() != null) {
      topics
          .find(here.id(), message.topic().number())
          .filter(t -> message.number().equals(t.answer()))
          .ifPresent(t -> topics.answer(t, t.answered(), null, null));
    }
  }

  /** Gives a topic another title; the messages follow at once, or by a job after a fault. */
  Optional<Topic> rename(Here here, Topic topic, String title, @Nullable Message answer) {
    Instant now = clock.instant();
    jobs.submit(
        new RetitleTopic(topic.room().value(), topic.number().value()),
        Submission.NOW.at(now.plus(HALF_WAY)));
    var renamed =
        topics.rename(
            topic,
            title,
            answer == null ? "" : answer.text(),
            ChatCards.event(here, RENAMED, topic.renamed(title), now));
    renamed.ifPresent(t -> log.retitle(t.room(), t.number(), t.title()));
    return renamed;
  }

  private void retitle(RetitleTopic job) {
    topics
        .find(new RoomId(job.room()), new TopicNumber(job.topic()))
        .ifPresent(t -> log.retitle(t.room(), t.number(), t.title()));
  }
}
