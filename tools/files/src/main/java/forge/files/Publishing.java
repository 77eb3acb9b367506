package forge.files;

import forge.access.Visit;
import forge.event.Event;
import forge.event.Events;
import forge.files.ReleaseFiles.Published;
import forge.job.Jobs;
import forge.project.Mount;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.Taken;
import forge.tool.Platform;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Puts what has arrived where visitors find it: looked into, within the project's room, at once.
 */
final class Publishing {
  private final ReleaseFileStore store;
  private final ReleaseFolders folders;
  private final ReleaseStore releases;
  private final Arrivals arrivals;
  private final ContentStore contents;
  private final Discarding discarding;
  private final Quotas quotas;
  private final Scanner scanner;
  private final Events events;
  private final Jobs jobs;
  private final Clock clock;

  Publishing(
      ReleaseFileStore store,
      ReleaseFolders folders,
      ReleaseStore releases,
      Arrivals arrivals,
      ContentStore contents,
      Discarding discarding,
      Quotas quotas,
      Scanner scanner,
      Platform platform) {
    this.store = store;
    this.folders = folders;
    this.releases = releases;
    this.arrivals = arrivals;
    this.contents = contents;
    this.discarding = discarding;
    this.quotas = quotas;
    this.scanner = scanner;
    this.events = platform.events();
    this.jobs = platform.jobs();
    this.clock = platform.clock();
  }

  /** Publishes what has arrived and lies aside. */
  Published publish(Visit visit, FilePath path, Arrived arrived) {
    Instant now = clock.instant();
    Mount mount = visit.mount();
    Optional<Release> release = releases.holding(mount.id(), path);
    boolean staged = release.filter(Release::draft).isPresent();
    release.filter(Release::withdrawn).ifPresent(Publishing::refuse);
    var file =
        new ReleaseFile(
            mount.id(),
            path,
            arrived.content(),
            visit.user().id(),
            now,
            0,
            staged ? Standing.STAGED : Standing.LIVE,
            Set.of(),
            release.filter(Release::trial).isPresent());
    Optional<ReleaseFile> before = store.find(mount.id(), path);
    before.ifPresent(b -> check(b, file));
    if (before.isPresent() && here(before.get(), file)) {
      arrivals.drop(arrived);
      return new Published(before.get(), false);
    }
    scanner.check(path.name(), arrived.file());
    return withinRoom(mount, file, () -> keep(visit, before, file, arrived, now));
  }

  private static boolean here(ReleaseFile before, ReleaseFile file) {
    return before.standing() == Standing.STAGED
        ? before.content().equals(file.content())
        : before.live();
  }

  /** Counts the file before it is kept. What neither is kept nor refused is settled later. */
  private Published withinRoom(Mount mount, ReleaseFile file, Supplier<Published> deed) {
    Quotas.Change change = quotas.come(mount, file);
    Published published;
    try {
      published = deed.get();
    } catch (Refusal refused) {
      quotas.stayedAway(change);
      throw refused;
    }
    if (published.fresh()) {
      quotas.came(change);
    } else {
      quotas.stayedAway(change);
    }
    return published;
  }

  private Published keep(
      Visit visit, Optional<ReleaseFile> before, ReleaseFile file, Arrived arrived, Instant now) {
    contents.keep(arrived, now);
    if (before.isPresent() && before.get().standing() == Standing.STAGED) {
      return restage(visit.mount(), before.get(), file, now);
    }
    if (file.standing() == Standing.STAGED && before.isEmpty()) {
      return stage(file);
    }
    return show(visit, before.isPresent(), file, now);
  }

  private Published show(Visit visit, boolean again, ReleaseFile file, Instant now) {
    folders.touch(visit, file.path().folder(), now);
    Event news = ReleaseFiles.event("file.published", visit.mount(), file, visit.user().id(), now);
    boolean kept = again ? store.revive(file, news) : store.insert(file, news);
    if (!kept) {
      return publishedMeanwhile(file);
    }
    events.tell();
    return new Published(file, true);
  }

  private static void refuse(Release release) {
    throw new Conflict(
        "Release “%s” was withdrawn; its folder takes no more files.".formatted(release.version()));
  }

  /** What arrives while its release is being published must not be left behind. */
  private Published stage(ReleaseFile file) {
    if (!store.insert(file)) {
      return publishedMeanwhile(file);
    }
    releases
        .holding(file.mount(), file.path())
        .filter(r -> !r.draft() && !r.withdrawn())
        .ifPresent(r -> revealLate(file));
    return new Published(file, true);
  }

  private void revealLate(ReleaseFile file) {
    jobs.submit(new Revealing.Reveal(file.mount().value(), file.path().folder().value()));
  }

  private Published restage(Mount mount, ReleaseFile before, ReleaseFile file, Instant now) {
    Quotas.Change gone = quotas.go(mount.project(), before);
    boolean kept = store.restage(file);
    quotas.went(gone, kept);
    if (!kept) {
      throw new Overtaken("“" + file.path() + "” was published meanwhile.");
    }
    discarding.later(before.content().sha256(), now);
    return new Published(file, true);
  }

  private Published publishedMeanwhile(ReleaseFile file) {
    ReleaseFile other =
        store
            .find(file.mount(), file.path())
            .orElseThrow(() -> new NotFound("The file " + file.path()));
    check(other, file);
    return new Published(other, false);
  }

  private static void check(ReleaseFile before, ReleaseFile now) {
    if (!before.path().equals(now.path())) {
      throw new Invalid(
          "path", "The name differs from “" + before.path() + "” only in case or form of letters.");
    }
    if (before.standing() != Standing.STAGED
        && !before.content().sha256().equals(now.content().sha256())) {
      throw new Taken(
          "A file “%s” was published before, and published files never change. Give the new one another name."
              .formatted(before.path()));
    }
  }
}
