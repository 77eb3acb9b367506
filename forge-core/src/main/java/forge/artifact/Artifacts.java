package forge.artifact;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.ArtifactStore.Known;
import forge.artifact.ArtifactStore.Unheard;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.markup.Html;
import forge.markup.Markup;
import forge.markup.Parsed;
import forge.markup.Reference;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.Project;
import forge.project.ProjectId;
import forge.project.ProjectStore;
import forge.user.UserId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the platform knows of all artifacts: how they are linked, who follows them and what is
 * attached to them.
 *
 * <p>It learns of an artifact by asking its tool for the {@link Card} after every event about it.
 */
public final class Artifacts {
  private static final int MOST_RELATED = 20;
  private static final Set<String> SPOKEN = Set.of("post.said", "post.edited");

  private final ArtifactStore store;
  private final Descriptions descriptions;
  private final ProjectStore projects;
  private final Texts texts;
  private final Targets targets;
  private final Registry registry;
  private final Clock clock;
  private final Set<String> batched = ConcurrentHashMap.newKeySet();
  private volatile Runnable news = () -> {};

  public Artifacts(
      ArtifactStore store,
      Descriptions descriptions,
      ProjectStore projects,
      Markup markup,
      Clock clock) {
    this.store = store;
    this.descriptions = descriptions;
    this.projects = projects;
    this.texts = new Texts(markup);
    this.targets = new Targets(descriptions);
    this.registry = new Registry(store.cards(), texts);
    this.clock = clock;
  }

  /** Learns of every artifact that something happens to. */
  public void listen(Events events) {
    events.listen("artifacts", this::wanted, this::learn);
  }

  /**
   * Leaves it to their tool to have artifacts learned, many at a time: say so before events are
   * carried.
   *
   * @param kinds how the kinds of the events begin that are about them
   */
  public void leave(String kinds) {
    batched.add(kinds);
  }

  private boolean wanted(Event event) {
    return !event.subject().artifact().isEmpty()
        && batched.stream().noneMatch(event.kind()::startsWith);
  }

  /** Runs this whenever there is something the search index has not heard of. */
  public void onNews(Runnable news) {
    this.news = news;
  }

  /** What an event about an artifact has as its subject. */
  public static Subject subject(Mount mount, String artifact, String title, String page) {
    return new Subject(mount.project(), mount.id(), mount.tool(), artifact, title, page);
  }

  /**
   * Renders all Markdown of a page, with its links, in one database call; brings along what is
   * related to the artifact, attached to it and whether the visitor follows it.
   *
   * @param artifact the artifact the page shows; empty for a page that shows none
   */
  public Rendered render(Visit visit, String artifact, List<String> markdowns) {
    Set<Reference> references = new LinkedHashSet<>();
    markdowns.forEach(m -> references.addAll(texts.read(m).references()));
    Links links = resolve(visit, artifact, references);
    return new Rendered(
        markdowns.stream().map(m -> texts.show(m, links.targets())).toList(),
        links.related(),
        links.attachments(),
        links.following());
  }

  /** Renders texts with the cards of what they link to, for a site at this address. */
  public Unfolding unfolding(URI site) {
    return new Unfolding(this, site);
  }

  ArtifactStore store() {
    return store;
  }

  Texts texts() {
    return texts;
  }

  Targets targets() {
    return targets;
  }

  /** Reads the links of a page of one project. */
  SiteLinks links(String site, Project here) {
    return new SiteLinks(site, here, descriptions, projects::find);
  }

  /** Renders Markdown as a preview, in one database call at most. */
  public Html preview(Visit visit, String markdown) {
    return render(visit, "", List.of(markdown)).texts().getFirst();
  }

  /** The words of a Markdown text without its marks. */
  public String plain(String markdown) {
    return texts.read(markdown).text();
  }

  /** A Markdown text as it was read last: for headings, summaries and references. */
  public Parsed read(String markdown) {
    return texts.read(markdown);
  }

  /**
   * Where references lead, and what the platform knows of the artifact whose page they are on, in
   * one database call; none where there is nothing to ask.
   */
  public Links resolve(Visit visit, String artifact, Collection<Reference> references) {
    Mount mount = visit.mount();
    Set<String> names = Names.of(references, visit.project().id());
    String self = artifact.isEmpty() ? "" : ArtifactStore.id(mount.id(), artifact);
    List<Known> around =
        names.isEmpty() && self.isEmpty()
            ? List.of()
            : store.around(names, self.isEmpty() ? List.of() : List.of(self), visit.user().id());
    var eyes = new Eyes(visit);
    List<Known> visible = around.stream().filter(k -> k.described() && eyes.see(k)).toList();
    Optional<Known> own = around.stream().filter(k -> k.id().equals(self)).findFirst();
    return new Links(
        targets.of(visit, references, visible),
        related(visible, self),
        own.map(Known::attachments).orElse(List.of()),
        following(
            mount,
            artifact,
            own.map(Known::followed).orElse(false),
            own.map(Known::followers).orElse(0)));
  }

  private static List<Related> related(List<Known> visible, String self) {
    String mention = ArtifactStore.mentions(List.of(self)).getFirst();
    return visible.stream()
        .filter(k -> !k.id().equals(self) && k.words().contains(mention))
        .sorted(Comparator.comparing(Known::modified).reversed())
        .limit(MOST_RELATED)
        .map(k -> new Related(k.type(), k.key(), k.title(), k.page(), k.state()))
        .toList();
  }

  /** Whether this visitor may read an artifact of the visited mount, as its tool says now. */
  public boolean mayRead(Visit visit, String artifact) {
    return visit.may(CorePermission.READ)
        && (visit.user().admin() || artifact.isEmpty() || card(visit, artifact).isPresent());
  }

  /** An artifact of the visited mount as its tool tells of it now, for those who may read it. */
  public Optional<Card> card(Visit visit, String artifact) {
    if (artifact.isEmpty() || !visit.may(CorePermission.READ)) {
      return Optional.empty();
    }
    Set<String> tokens = Readers.tokens(visit);
    return descriptions
        .of(visit.mount().tool())
        .flatMap(d -> d.card(visit.mount(), artifact))
        .filter(
            c ->
                visit.user().admin()
                    || c.readers().isEmpty()
                    || c.readers().stream().anyMatch(tokens::contains));
  }

  /** Has somebody told of what happens to an artifact; the empty artifact is the whole mount. */
  public void follow(Mount mount, String artifact, UserId user) {
    store.follow(mount, artifact, user);
  }

  public void unfollow(MountId mount, String artifact, UserId user) {
    store.unfollow(mount, artifact, user);
  }

  /**
   * Whether the visitor follows all of the visited mount, in one database call; none for guests.
   */
  public Following followingAll(Visit visit) {
    UserId user = visit.user().id();
    boolean follows = !visit.user().guest() && store.follows(visit.mount().id(), "", user);
    return following(visit.mount(), "", follows, 0);
  }

  /** Who follows the artifact or the whole of its mount; but for those who left the artifact. */
  public Set<UserId> followers(MountId mount, String artifact) {
    return store.followers(mount, artifact);
  }

  /** Forgets everything about a mount that is gone for good, and has the index forget it too. */
  public void forget(MountId mount) {
    store.buryAll(mount, clock.instant(), Registry.stamp());
    news.run();
  }

  /** Learns what there is to know of the artifact an event is about. May be told twice. */
  void learn(Event event) {
    Subject subject = event.subject();
    String artifact = subject.artifact();
    Optional<Project> project = projects.find(subject.project());
    Optional<Mount> mount = project.flatMap(p -> p.mount(subject.mount()));
    Optional<Card> card =
        mount.flatMap(m -> descriptions.of(m.tool()).flatMap(d -> d.card(m, artifact)));
    if (card.isEmpty()) {
      store.bury(subject.mount(), List.of(artifact), clock.instant(), Registry.stamp());
    } else {
      describe(project.orElseThrow(), mount.orElseThrow(), card.get(), event);
    }
    news.run();
  }

  /**
   * Learns of artifacts that no event of their own is about, such as the commits of a push. May be
   * repeated; does nothing where the mount is gone.
   *
   * @param cards at most a few hundred, which cost as many database calls as one
   */
  public void learn(ProjectId project, MountId mount, Function<Mount, List<Card>> cards) {
    Optional<Project> found = projects.find(project);
    found
        .flatMap(p -> p.mount(mount))
        .ifPresent(m -> registry.keep(found.orElseThrow(), m, cards.apply(m), Set.of()));
    news.run();
  }

  /**
   * Learns of one at the visited mount before the event that tells of it has come, so that a text
   * may refer to it already. May be repeated.
   */
  public void meet(Visit visit, String artifact) {
    card(visit, artifact)
        .ifPresent(card -> learn(visit.project().id(), visit.mount().id(), mount -> List.of(card)));
  }

  /** Forgets artifacts that are gone, of which no event of their own tells. May be repeated. */
  public void forget(MountId mount, Collection<String> artifacts) {
    store.bury(mount, artifacts, clock.instant(), Registry.stamp());
    news.run();
  }

  private void describe(Project project, Mount mount, Card card, Event event) {
    var said = new LinkedHashSet<String>();
    if (SPOKEN.contains(event.kind())) {
      said.addAll(Names.of(texts.read(event.detail("text")).references(), project.id()));
    }
    registry.keep(project, mount, List.of(card), said);
    UserId by = event.by();
    boolean partakes = SPOKEN.contains(event.kind()) || by.equals(card.author());
    if (partakes && !by.value().startsWith("*")) {
      store.followUnlessMuted(mount, card.artifact(), by);
    }
  }

  /**
   * Keeps what cards of a mount say, and links their artifacts with what they mention and what
   * mentions them.
   *
   * @return the marks by which the index knows that it has to hear of these
   */
  public List<Unheard> describe(Project project, Mount mount, List<Card> cards) {
    return registry.keep(project, mount, cards, Set.of());
  }

  private static Following following(Mount mount, String artifact, boolean follows, int followers) {
    String encoded =
        URLEncoder.encode(artifact, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    String action = "/-/%s/%s/%s".formatted(follows ? "unfollow" : "follow", mount.id(), encoded);
    return new Following(follows, followers, action);
  }
}
