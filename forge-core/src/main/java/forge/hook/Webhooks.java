package forge.hook;

import forge.access.AuditLog;
import forge.access.CorePermission;
import forge.access.Visit;
import forge.bell.Doorbell;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.job.Jobs;
import forge.outgoing.Outgoing;
import forge.outgoing.Seal;
import forge.project.MountId;
import forge.project.ProjectId;
import forge.project.ToolKey;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The webhooks of projects: set up by their admins, told by jobs. */
public final class Webhooks {
  static final int MOST = 20;
  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_SECRET = 200;
  private static final int LONGEST_ADDRESS = 2_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final String TOPIC = "webhooks";

  private final WebhookStore store;
  private final Deliveries deliveries;
  private final Needs needs;
  private volatile Known known = new Known(Set.of(), Instant.MIN);

  /** The projects that have webhooks, as this node knows them for a while. */
  private record Known(Set<String> projects, Instant until) {}

  /**
   * What webhooks need beside their stores.
   *
   * @param site the address of the site without a slash at the end
   */
  public record Needs(
      String site,
      Jobs jobs,
      Doorbell doorbell,
      Outgoing outgoing,
      Seal seal,
      AuditLog audit,
      Clock clock) {}

  /** What is asked of a webhook; a null secret leaves the one there is, an empty one takes it. */
  public record Wanted(
      @Nullable String url,
      @Nullable List<String> topics,
      @Nullable String format,
      @Nullable String secret,
      boolean active) {}

  public Webhooks(WebhookStore store, DeliveryStore kept, Needs needs) {
    this.store = store;
    this.deliveries = new Deliveries(store, kept, needs);
    this.needs = needs;
    needs.doorbell().hear(TOPIC, message -> lookAgain());
  }

  /** Listens to what happens in projects that have webhooks. */
  public void listen(Events events) {
    events.listen("webhooks", event -> told(event.subject().project()), this::hear);
  }

  private boolean told(ProjectId project) {
    Instant now = needs.clock().instant();
    if (!now.isBefore(known.until())) {
      known = new Known(store.projects(), now.plus(REMEMBERED));
    }
    return known.projects().contains(project.toString());
  }

  private void lookAgain() {
    known = new Known(Set.of(), Instant.MIN);
  }

  private void hear(Event event) {
    store.list(event.subject().project(), MOST).stream()
        .filter(hook -> hook.wants(event))
        .forEach(hook -> deliveries.submit(hook, event));
  }

  /** Adds a webhook to the visited project. */
  public Webhook add(Visit visit, Wanted wanted) {
    visit.require(CorePermission.ADMIN);
    ProjectId project = visit.project().id();
    if (store.list(project, MOST).size() >= MOST) {
      throw new Invalid(
          "url", "There are " + MOST + " webhooks, the most there may be.", (long) MOST);
    }
    String id = UUID.randomUUID().toString();
    var hook =
        new Webhook(
            id,
            project,
            url(wanted.url()),
            topics(wanted.topics()),
            Format.parse(wanted.format() == null ? "forge" : wanted.format()),
            sealed(id, wanted.secret(), null),
            wanted.active(),
            0,
            needs.clock().instant());
    store.insert(hook);
    changed(visit, "added the webhook to " + hook.url().getHost());
    return hook;
  }

  /** Changes a webhook; what was failing begins anew. */
  public Webhook change(Visit visit, String id, Wanted wanted) {
    Webhook before = get(visit, id);
    var hook =
        new Webhook(
            id,
            before.project(),
            wanted.url() == null ? before.url() : url(wanted.url()),
            wanted.topics() == null ? before.topics() : topics(wanted.topics()),
            wanted.format() == null ? before.format() : Format.parse(wanted.format()),
            sealed(id, wanted.secret(), before.sealed()),
            wanted.active(),
            0,
            before.addedAt());
    store.replace(hook);
    changed(visit, "changed the webhook to " + hook.url().getHost());
    return hook;
  }

  public void remove(Visit visit, String id) {
    Webhook hook = get(visit, id);
    store.remove(hook.project(), id);
    deliveries.forget(id);
    changed(visit, "removed the webhook to " + hook.url().getHost());
  }

  private void changed(Visit visit, String deed) {
    lookAgain();
    needs.doorbell().ring(TOPIC, "");
    needs.audit().note(visit.project().id().toString(), visit.user().id(), deed);
  }

  /** Those of the visited project, oldest first. */
  public List<Webhook> list(Visit visit) {
    visit.require(CorePermission.ADMIN);
    return store.list(visit.project().id(), MOST);
  }

  public Webhook get(Visit visit, String id) {
    visit.require(CorePermission.ADMIN);
    return store.find(visit.project().id(), id).orElseThrow(() -> new NotFound("The webhook"));
  }

  /** What a webhook was told, newest first. */
  public Slice<Delivery> deliveries(Visit visit, String id, @Nullable String before, int limit) {
    ours(visit, id);
    return deliveries.list(id, before, limit);
  }

  /** Tells a webhook that it is there. */
  public Delivery test(Visit visit, String id) {
    Webhook hook = get(visit, id);
    var subject =
        new Subject(
            hook.project(),
            new MountId("-"),
            new ToolKey("project"),
            "",
            visit.project().about().title(),
            visit.project().page().toString());
    return deliveries.submit(
        hook, Event.of("webhook.tested", subject, visit.user().id(), needs.clock().instant()));
  }

  /** Tells it once more what it was told before. */
  public void repeat(Visit visit, String id, String delivery) {
    Webhook hook = ours(visit, id);
    deliveries.repeat(id, delivery, visit.user().id());
    needs
        .audit()
        .note(
            visit.project().id().toString(),
            visit.user().id(),
            "had %s told once more of the delivery %s".formatted(hook.url().getHost(), delivery));
  }

  /** To others than admins no webhook has deliveries. */
  private Webhook ours(Visit visit, String id) {
    if (!visit.may(CorePermission.ADMIN)) {
      throw new NotFound("The webhook");
    }
    return get(visit, id);
  }

  private @Nullable String sealed(String id, @Nullable String secret, @Nullable String before) {
    if (secret == null) {
      return before;
    }
    if (secret.isEmpty()) {
      return null;
    }
    Check.line("secret", "The secret", secret, LONGEST_SECRET);
    if (secret.length() < SHORTEST_SECRET) {
      throw new Invalid(
          "secret",
          "The secret needs at least " + SHORTEST_SECRET + " characters.",
          (long) SHORTEST_SECRET);
    }
    return needs.seal().close(place(id), secret);
  }

  static String place(String id) {
    return "webhook " + id;
  }

  private static URI url(@Nullable String typed) {
    String line = Check.line("url", "The address", typed, LONGEST_ADDRESS);
    return Outgoing.parse("url", line, Set.of("http", "https"));
  }

  private static Set<Topic> topics(@Nullable List<String> keys) {
    if (keys == null || keys.isEmpty()) {
      throw new Invalid("topics", "Choose at least one thing to be told.");
    }
    return keys.stream().map(Topic::parse).collect(Collectors.toSet());
  }
}
