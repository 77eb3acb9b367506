package forge.forum;

import forge.access.Roles;
import forge.access.Visit;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.util.HashSet;
import java.util.Set;

/** Plants the first topics of Forge itself, in the voices of the demo's cast. */
final class Planting {
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
    if (topics.byNumber(visit.mount().id(), 1).isPresent()) {
      return;
    }
    Forum general = forums.get(visit, "general");
    forums.make(
        visit, ForumWish.of("plans", "Plans", "What should be built next, and why.", 20, false));
    Topic welcome =
        topics.open(
            visit,
            general,
            "Read this first",
            """
            This forum is for what takes more than a line: questions with their whole story, ideas,
            things that others will look for next year. What is quick belongs into the room, what is
            broken into a ticket.

            Answers may be marked as the one that solved it; marked topics say so in every list.
            """,
            null);
    topics.change(visit, welcome, null, TopicChange.marks(true, true, false));
    Visit gus = as(visit, "gus");
    Topic question =
        topics.open(
            gus,
            general,
            "How do I move a message out of the room?",
            """
            Yesterday somebody explained in the room how mirrors are checked. By tomorrow nobody will
            find it there. Can I bring it here without copying it by hand?
            """,
            null);
    topics.thread(as(visit, "mia"), question).say("I have always copied it…");
    var answer =
        topics
            .thread(as(visit, "dan"), question)
            .say(
                "Open the menu of the message, choose *Make*, then *Forum topic*. The topic links the"
                    + " message, and the message gets a reply that links the topic.");
    Topic now = topics.get(visit, question.number()).topic();
    topics.change(visit, now, null, TopicChange.answer(answer.number()));
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
