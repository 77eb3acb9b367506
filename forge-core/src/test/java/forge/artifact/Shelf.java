package forge.artifact;

import forge.access.Access;
import forge.access.AuditLog;
import forge.access.CorePermission;
import forge.access.DeployKeyStore;
import forge.access.DeployKeys;
import forge.access.MembershipStore;
import forge.access.Roles;
import forge.access.Visit;
import forge.bell.LocalDoorbell;
import forge.discussion.DiscussionStore;
import forge.discussion.Discussions;
import forge.event.Event;
import forge.event.Events;
import forge.job.Jobs;
import forge.markup.Markup;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.MountPoint;
import forge.project.Profile;
import forge.project.Project;
import forge.project.Project.About;
import forge.project.ProjectId;
import forge.project.ProjectStore;
import forge.project.ToolKey;
import forge.store.Slice;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.User;
import forge.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A project with tools whose artifacts are whatever a test puts on the shelf, and everything that
 * learns of them.
 */
public final class Shelf implements DescribesArtifacts {
  public static final ProjectId AQUEDUCT = ProjectId.parse("p/aqueduct");
  public static final Mount BUGS = mount("m1", "tickets", "bugs", Roles.ANONYMOUS);
  public static final Mount WIKI = mount("m2", "wiki", "wiki", Roles.ANONYMOUS);
  public static final Mount VAULT = mount("m3", "wiki", "vault", Roles.DEVELOPER);

  public final MovableClock clock = new MovableClock();
  public final LocalDoorbell bell = new LocalDoorbell();
  public final ProjectStore projects;
  public final Jobs jobs;
  public final Events events;
  public final ArtifactStore store;
  public final Artifacts artifacts;
  public final Discussions discussions;
  public final MembershipStore memberships;
  public final Access access;
  private final Map<String, NavigableMap<String, Card>> cards = new TreeMap<>();

  public Shelf(TestDatabase database) {
    var fresh = database.fresh();
    projects = new ProjectStore(fresh, bell);
    jobs = new Jobs(fresh, bell, clock);
    events = new Events(jobs);
    store = new ArtifactStore(fresh);
    artifacts =
        new Artifacts(
            store, tool -> Optional.of(this), projects, new Markup("http://localhost:8080"), clock);
    discussions = new Discussions(new DiscussionStore(fresh, events), events, clock);
    memberships = new MembershipStore(fresh, bell);
    access =
        new Access(
            memberships,
            new DeployKeys(new DeployKeyStore(fresh), new AuditLog(fresh, clock), clock));
    artifacts.listen(events);
    projects.insert(
        new Project(
            AQUEDUCT,
            1,
            new About("Aqueduct", "", "", List.of(), null),
            Profile.EMPTY,
            List.of(BUGS, WIKI, VAULT),
            List.of(),
            Map.of(),
            List.of(),
            clock.instant()));
  }

  private static Mount mount(String id, String tool, String point, String reader) {
    return new Mount(
        new MountId(id),
        AQUEDUCT,
        new ToolKey(tool),
        new MountPoint(point),
        point,
        Map.of(),
        Map.of(CorePermission.READ.name(), Set.of(reader)),
        List.of(),
        List.of());
  }

  public Project project() {
    return projects.find(AQUEDUCT).orElseThrow();
  }

  public Visit visit(UserId user, Mount mount, String... roles) {
    var all = new java.util.HashSet<>(Set.of(roles));
    all.add(Roles.ANONYMOUS);
    boolean guest = user.equals(UserId.GUEST);
    if (!guest) {
      all.add(Roles.AUTHENTICATED);
    }
    var identity =
        guest
            ? Identity.GUEST
            : new Identity(
                new User(user, user.value(), false),
                Proof.SESSION,
                "test",
                Set.of(Identity.EVERYTHING));
    return new Visit(identity, project(), mount, all);
  }

  public Visit guest(Mount mount) {
    return visit(UserId.GUEST, mount);
  }

  /** Puts a card on the shelf and has the forge learn of it. */
  public Card put(Mount mount, String artifact, String title, String text) {
    return put(mount, artifact, title, text, Set.of());
  }

  public Card put(Mount mount, String artifact, String title, String text, Set<String> readers) {
    Card card = card(mount, artifact, title, text, readers);
    put(mount, card);
    return card;
  }

  /** The card of a ticket, of which nobody hears. */
  Card ticket(int number, String text) {
    return card(BUGS, Integer.toString(number), "Ticket " + number, text, Set.of());
  }

  private Card card(Mount mount, String artifact, String title, String text, Set<String> readers) {
    boolean ticket = mount.tool().value().equals("tickets");
    return new Card(
        artifact,
        ticket ? "ticket" : "page",
        title,
        mount.page(artifact).toString(),
        List.of(ticket ? "#" + artifact : artifact),
        text,
        List.of("stone"),
        new UserId("mia"),
        ticket ? "open" : null,
        clock.instant(),
        clock.instant(),
        readers);
  }

  public void put(Mount mount, Card card) {
    cards.computeIfAbsent(mount.id().value(), m -> new TreeMap<>()).put(card.artifact(), card);
    learn(mount, card.artifact(), "changed", Map.of());
  }

  public void take(Mount mount, String artifact) {
    cards.getOrDefault(mount.id().value(), new TreeMap<>()).remove(artifact);
    learn(mount, artifact, "deleted", Map.of());
  }

  public void learn(Mount mount, String artifact, String kind, Map<String, String> details) {
    var subject = Artifacts.subject(mount, artifact, artifact, mount.page(artifact).toString());
    artifacts.learn(Event.of(kind, subject, new UserId("mia"), clock.instant(), details));
  }

  /** Puts cards on the shelf of which nobody hears. */
  public void smuggle(Mount mount, Card card) {
    cards.computeIfAbsent(mount.id().value(), m -> new TreeMap<>()).put(card.artifact(), card);
  }

  @Override
  public Optional<Card> card(Mount mount, String artifact) {
    return Optional.ofNullable(
        cards.getOrDefault(mount.id().value(), new TreeMap<>()).get(artifact));
  }

  @Override
  public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
    var mine = cards.getOrDefault(mount.id().value(), new TreeMap<>());
    var rest = cursor == null ? mine : mine.tailMap(cursor, false);
    return Slice.of(rest.values().stream().limit(limit + 1L).toList(), limit, Card::artifact);
  }

  @Override
  public Optional<String> unwritten(Mount mount, String name) {
    return mount.tool().value().equals("wiki")
        ? Optional.of(mount.page(name) + "?edit")
        : Optional.empty();
  }
}
