package forge.wiki;

import forge.access.Permission;
import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.artifact.Pointer;
import forge.config.ForgeConfig;
import forge.project.Mount;
import forge.project.ToolKey;
import forge.store.Slice;
import forge.tool.Option;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.RunningTool.Widget.Place;
import forge.tool.Tool;
import forge.wiki.web.RecentPages;
import forge.wiki.web.WikiApi;
import forge.wiki.web.WikiViews;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tool for pages that people write together. */
public final class WikiTool implements Tool {
  static final String BEGINNING = "The wiki begins";
  public static final String EVERYBODY = "everybody signed in";

  /** Who may write beside those who hold the permission. */
  public static final Option OPEN =
      new Option(
          "open",
          "Who may write",
          "Members write by permission; a wiki can also be open to everybody with an account.",
          "members",
          List.of("members", EVERYBODY));

  private static final ToolKey KEY = new ToolKey("wiki");
  private static final String WELCOME =
      """
      This is the wiki of %s: pages that everybody here writes together.

      - Edit this page to say what people should know first.
      - Write `[New page]` anywhere to begin a page; `Folder/Page` puts one below another.
      - `#12` links a ticket, `@name` a person, `[abc1234]` a commit.
      """;

  @Override
  public ToolKey key() {
    return KEY;
  }

  @Override
  public String label() {
    return "Wiki";
  }

  @Override
  public String description() {
    return "Pages in Markdown that a project writes together, with everything they ever said.";
  }

  @Override
  public String help() {
    return "Read the wiki";
  }

  @Override
  public String icon() {
    return "wiki";
  }

  @Override
  public String defaultPoint() {
    return "wiki";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public List<? extends Permission> permissions() {
    return List.of(WikiPermission.values());
  }

  @Override
  public List<Option> options() {
    return List.of(OPEN);
  }

  @Override
  public RunningTool start(Platform platform) {
    var store = new PageStore(platform.database(), platform.events());
    var pages = new Pages(store, platform.events(), platform.live(), platform.clock());
    new PageStreams(platform, store).open();
    platform.events().listen("wiki outline", Set.of("wiki."), pages::onChange);
    return new Running(platform, pages);
  }

  private record Running(Platform platform, Pages pages)
      implements RunningTool,
          DescribesArtifacts,
          RunningTool.HomeWidget,
          RunningTool.MakesArtifacts,
          RunningTool.Plants {

    @Override
    public Object views(Visit visit) {
      return new WikiViews(
          pages,
          platform.artifacts(),
          platform.attachments(),
          visit,
          platform.config().publicUrl());
    }

    @Override
    public Object api(Visit visit) {
      return new WikiApi(pages, platform.attachments(), visit);
    }

    @Override
    public void mounted(Visit visit) {
      if (pages.look(visit, PageTitle.HOME).page().isPresent()) {
        return;
      }
      var welcome =
          Pages.Writing.of(
              0, WELCOME.formatted(visit.project().about().title()), List.of(), BEGINNING);
      pages.write(visit, PageTitle.HOME, welcome);
    }

    @Override
    public String noun() {
      return "page";
    }

    @Override
    public boolean mayMake(Visit visit) {
      return pages.mayEdit(visit);
    }

    @Override
    public Made make(Visit visit, Wish wish) {
      var title = PageTitle.of(wish.title());
      var writing = Pages.Writing.of(0, wish.text(), List.of(), "From a room");
      WikiPage page = pages.write(visit, title, writing);
      return new Made(
          title.value(), "[" + title + "]", card(visit.mount(), page).page(), page.id());
    }

    @Override
    public void unmounted(Mount mount) {
      pages.forget(mount.id());
    }

    @Override
    public Optional<Card> card(Mount mount, String artifact) {
      return pages.byId(mount.id(), artifact).map(p -> card(mount, p));
    }

    @Override
    public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
      return pages.all(mount.id(), cursor, limit).map(p -> card(mount, p));
    }

    @Override
    public Optional<Pointer> pointed(Mount mount, String path) {
      return path.equals("-") || path.startsWith("-/")
          ? Optional.empty()
          : Optional.of(new Pointer.Key(path));
    }

    private static Card card(Mount mount, WikiPage page) {
      return new Card(
          page.id(),
          "page",
          page.title().value(),
          mount.page(page.title()).toString(),
          List.of(page.title().value()),
          page.current().text(),
          page.current().labels(),
          page.author(),
          null,
          page.created(),
          page.current().at(),
          Set.of());
    }

    @Override
    public Optional<String> unwritten(Mount mount, String name) {
      try {
        return Optional.of(mount.page("-", "edit", PageTitle.of(name)).toString());
      } catch (forge.refusal.Refusal.Invalid noTitle) {
        return Optional.empty();
      }
    }

    @Override
    public List<Widget> widgets(Visit visit) {
      var recent = pages.changes(visit, null, 5).items();
      return recent.isEmpty()
          ? List.of()
          : List.of(
              new Widget(
                  Place.SIDE,
                  40,
                  "/forge/wiki/web/RecentPages.ftlh",
                  RecentPages.of(visit.mount(), recent)));
    }

    @Override
    public void plant(Visit visit, ForgeConfig.Demo source) {
      new Planting(pages).plant(visit, source.checkout().resolve("docs"));
    }
  }
}
