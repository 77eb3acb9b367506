package forge.forum;

import forge.access.Roles;
import forge.access.Visit;
import forge.discussion.DiscussionThread;
import forge.discussion.Post;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.util.HashSet;
import java.util.Set;

/** Plants the first topics of Forge itself, in the voices of the demo's cast. */
final class Planting {
  private static final String WELCOME =
      """
      This forum is for what takes more than a line: questions with their whole story, ideas,
      things that others will look for next year. What is quick belongs into the room, what is
      broken into a ticket.

      Answers may be marked as the one that solved it; marked topics say so in every list.
      """;
  private static final String QUESTION =
      """
      Yesterday somebody explained in the room how mirrors are checked. By tomorrow nobody will
      find it there. Can I bring it here without copying it by hand?
      """;
  private static final String ANSWER =
      "Open the menu of the message, choose *Make*, then *Forum topic*. The topic links the"
          + " message, and the message gets a reply that links the topic.";

  private final Forums forums;
  private final Topics topics;
  private final Platform platform;

  Planting(Forums forums, Topics topics, Platform platform) {
    this.forums = forums;
    this.topics = topics;
    this.platform = platform;
  }

  /** What is there already stays. */
  void plant(Visit visit) {
    if (forums.all(visit.mount().id()).stream().noneMatch(f -> f.handle().equals("plans"))) {
      forums.make(
          visit, ForumWish.of("plans", "Plans", "What should be built next, and why.", 20, false));
    }
    Topic welcome = open(visit, "Read this first", WELCOME);
    topics.change(visit, welcome, null, TopicChange.marks(true, true, false));
    Topic question = open(as(visit, "gus"), "How do I move a message out of the room?", QUESTION);
    say(as(visit, "mia"), question, "I have always copied it…");
    Post answer = say(as(visit, "dan"), question, ANSWER);
    Topic now = topics.get(visit, question.number()).topic();
    topics.change(visit, now, null, TopicChange.answer(answer.number()));
  }

  private Topic open(Visit visit, String title, String text) {
    Forum general = forums.get(visit, "general");
    Topic topic = topics.open(visit, general, title, text, "planted " + title);
    return topics.get(visit, topic.number()).topic();
  }

  private Post say(Visit visit, Topic topic, String text) {
    DiscussionThread thread = topics.thread(visit, topic);
    return thread.posts(null, 100).items().stream()
        .filter(post -> post.text().equals(text))
        .findFirst()
        .orElseGet(() -> thread.say(text));
  }

  private Visit as(Visit visit, String name) {
    var id = new UserId(name);
    if (!platform.known(id)) {
      return visit;
    }
    var user = new User(id, platform.nameOf(id), false);
    var identity = new Identity(user, Identity.Proof.SESSION, null, Set.of(Identity.EVERYTHING));
    var roles = new HashSet<>(Set.of(Roles.ANONYMOUS, Roles.AUTHENTICATED));
    return new Visit(identity, visit.project(), visit.mount(), roles);
  }
}
