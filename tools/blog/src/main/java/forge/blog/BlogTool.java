package forge.blog;

import forge.access.Permission;
import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.artifact.Readers;
import forge.blog.web.BlogApi;
import forge.blog.web.BlogViews;
import forge.blog.web.NewsWidget;
import forge.config.ForgeConfig;
import forge.discussion.Discussions;
import forge.discussion.TakesComments;
import forge.project.Mount;
import forge.project.ToolKey;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.tool.Option;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.RunningTool.Widget.Place;
import forge.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tool for what a project tells everybody. */
public final class BlogTool implements Tool {
  static final ToolKey KEY = new ToolKey("blog");

  @Override
  public ToolKey key() {
    return KEY;
  }

  @Override
  public String label() {
    return "Blog";
  }

  @Override
  public String description() {
    return "News of the project, with comments and feeds; the newest are on its front page.";
  }

  @Override
  public String icon() {
    return "newspaper";
  }

  @Override
  public String defaultPoint() {
    return "blog";
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public List<? extends Permission> permissions() {
    return List.of(BlogPermission.values());
  }

  @Override
  public List<Option> options() {
    return List.of(ReleaseNews.OPTION);
  }

  @Override
  public RunningTool start(Platform platform) {
    var store = new BlogStore(platform.database(), platform.events());
    var posts =
        new BlogPosts(
            store, platform.discussions(), platform.events(), platform.live(), platform.clock());
    new PostStreams(platform, posts).open();
    new DuePosts(platform, posts);
    platform
        .events()
        .listen(
            "release posts",
            Set.of("release.published"),
            new ReleaseNews(posts, platform)::released);
    platform
        .events()
        .listen(
            "blog comments",
            event -> event.subject().tool().equals(KEY) && event.kind().equals(Discussions.SAID),
            event ->
                posts.commented(
                    event.subject().artifact(), Integer.parseInt(event.detail("post"))));
    return new Running(platform, posts, new LatestNews(store));
  }

  private record Running(Platform platform, BlogPosts posts, LatestNews news)
      implements RunningTool,
          DescribesArtifacts,
          RunningTool.HomeWidget,
          RunningTool.Plants,
          TakesComments {

    @Override
    public void comment(Visit visit, String artifact, String text, String request) {
      BlogPost post =
          posts
              .byId(visit.mount().id(), artifact)
              .filter(p -> posts.maySee(visit, p))
              .orElseThrow(() -> new NotFound("The post"));
      posts.thread(visit, post).say(text, request);
    }

    @Override
    public Object views(Visit visit) {
      return new BlogViews(
          posts,
          platform.artifacts(),
          platform.attachments(),
          visit,
          platform.config().publicUrl());
    }

    @Override
    public Object api(Visit visit) {
      return new BlogApi(posts, platform.attachments(), visit);
    }

    @Override
    public void unmounted(Mount mount) {
      posts.forget(mount.id());
    }

    @Override
    public Optional<Card> card(Mount mount, String artifact) {
      return posts.byId(mount.id(), artifact).map(post -> card(mount, post));
    }

    @Override
    public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
      return posts.all(mount.id(), cursor, limit).map(post -> card(mount, post));
    }

    private static Card card(Mount mount, BlogPost post) {
      return new Card(
          post.id(),
          "post",
          post.title(),
          mount.page(post.address()).toString(),
          List.of(post.address().value()),
          post.current().text(),
          post.current().labels(),
          post.author(),
          post.draft() ? "draft" : null,
          post.shownAt(),
          post.current().at().isAfter(post.shownAt()) ? post.current().at() : post.shownAt(),
          post.draft() ? Readers.holding(mount, BlogPermission.WRITE) : Set.of());
    }

    @Override
    public List<Widget> widgets(Visit visit) {
      var latest = news.of(visit.mount().id());
      return latest.isEmpty()
          ? List.of()
          : List.of(
              new Widget(
                  Place.SIDE,
                  20,
                  "/forge/blog/web/NewsWidget.ftlh",
                  NewsWidget.of(visit.mount(), latest)));
    }

    @Override
    public void plant(Visit visit, ForgeConfig.Demo source) {
      new Planting(posts, platform).plant(visit);
    }
  }
}
