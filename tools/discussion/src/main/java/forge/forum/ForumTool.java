package forge.forum;

import forge.access.Permission;
import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.config.ForgeConfig;
import forge.discussion.Discussions;
import forge.discussion.TakesComments;
import forge.forum.web.ForumApi;
import forge.forum.web.ForumsViews;
import forge.project.Mount;
import forge.project.ToolKey;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tool in which people discuss at length. */
public final class ForumTool implements Tool {
  private static final ToolKey KEY = new ToolKey("discussion");
  private static final Set<String> HEARD = Set.of(Discussions.SAID, Discussions.DELETED);

  @Override
  public ToolKey key() {
    return KEY;
  }

  @Override
  public String label() {
    return "Forum";
  }

  @Override
  public String description() {
    return "Questions, answers and long discussions, in topics that are found again years later.";
  }

  @Override
  public String help() {
    return "Ask in the forum";
  }

  @Override
  public String icon() {
    return "users-round";
  }

  @Override
  public String defaultPoint() {
    return "forum";
  }

  @Override
  public int order() {
    return 55;
  }

  @Override
  public List<? extends Permission> permissions() {
    return List.of(ForumPermission.values());
  }

  @Override
  public RunningTool start(Platform platform) {
    var store = new ForumStore(platform.database(), platform.events());
    var topicStore = new TopicStore(platform.database(), platform.events());
    var forums =
        new Forums(store, topicStore, platform.events(), platform.live(), platform.clock());
    var news =
        new TopicNews(
            topicStore, forums, platform.discussions(), platform.events(), platform.live());
    var topics =
        new Topics(
            topicStore,
            forums,
            news,
            platform.discussions(),
            platform.artifacts(),
            platform.events(),
            platform.live(),
            platform.clock());
    var cards = new ForumCards(forums, topicStore);
    new ForumStreams(platform, forums, topics).open();
    platform
        .events()
        .listen(
            "forum",
            event ->
                event.subject().tool().equals(KEY)
                    && (event.kind().startsWith("forum.") || HEARD.contains(event.kind())),
            news::heard);
    platform
        .events()
        .listen(
            "forum readers",
            Set.of(Forums.DESCRIBED),
            event -> cards.redescribe(event.subject(), platform.artifacts()));
    return new Running(platform, forums, topics, cards);
  }

  private record Running(Platform platform, Forums forums, Topics topics, ForumCards cards)
      implements RunningTool,
          DescribesArtifacts,
          RunningTool.MakesArtifacts,
          RunningTool.Plants,
          TakesComments {

    @Override
    public void comment(Visit visit, String artifact, String text, String request) {
      if (!artifact.matches("[1-9]\\d{0,8}")) {
        throw new NotFound("The topic");
      }
      Topic topic = topics.get(visit, Integer.parseInt(artifact)).topic();
      topics.thread(visit, topic).say(text, request);
    }

    @Override
    public Object views(Visit visit) {
      return new ForumsViews(
          forums, topics, platform.artifacts(), visit, platform.config().publicUrl());
    }

    @Override
    public Object api(Visit visit) {
      return new ForumApi(forums, topics, visit);
    }

    /** A forum to begin with. */
    @Override
    public void mounted(Visit visit) {
      if (!forums.all(visit.mount().id()).isEmpty()) {
        return;
      }
      forums.make(
          visit,
          ForumWish.of(
              "general",
              "General",
              "Questions, ideas and whatever has no better place.",
              10,
              false));
    }

    @Override
    public void unmounted(Mount mount) {
      forums.forget(mount.id());
      topics.forget(mount.id());
    }

    @Override
    public Optional<Card> card(Mount mount, String artifact) {
      return cards.card(mount, artifact);
    }

    @Override
    public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
      return cards.cards(mount, cursor, limit);
    }

    @Override
    public String noun() {
      return "forum topic";
    }

    @Override
    public boolean mayMake(Visit visit) {
      return visit.may(ForumPermission.POST);
    }

    @Override
    public List<RunningTool.Shelf> shelves(Visit visit) {
      return forums.list(visit).stream()
          .map(forum -> new RunningTool.Shelf(forum.handle(), forum.label()))
          .toList();
    }

    @Override
    public Made make(Visit visit, Wish wish) {
      Forum forum =
          wish.shelf() == null
              ? forums.list(visit).stream().findFirst().orElseThrow(() -> new NotFound("A forum"))
              : forums.get(visit, wish.shelf());
      Topic topic = topics.open(visit, forum, wish.title(), wish.text(), wish.request());
      return new Made(
          topic.title(),
          "[" + topic.key() + "]",
          visit.mount().page("topics", topic.number()).toString(),
          topic.artifact());
    }

    @Override
    public void plant(Visit visit, ForgeConfig.Demo source) {
      new Planting(forums, topics, platform).plant(visit);
    }
  }
}
