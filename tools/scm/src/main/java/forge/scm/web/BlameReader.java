package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.scm.Blame;
import forge.scm.Blames;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Content;
import forge.scm.Languages;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the page that tells who last changed the lines of a file. */
final class BlameReader {
  static final long BYTES = 1 << 20;
  static final int LINES = 10_000;
  private static final List<Duration> AGES =
      List.of(7, 30, 90, 365, 730, 1461).stream().map(Duration::ofDays).toList();

  private final Visit visit;
  private final Mount mount;
  private final Repository repository;
  private final Blames blames;
  private final Instant now;
  private final @Nullable LiveSpot live;

  BlameReader(
      Visit visit, Repository repository, Blames blames, Instant now, @Nullable LiveSpot live) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repository = repository;
    this.blames = blames;
    this.now = now;
    this.live = live;
  }

  BlamePage page(Place place, TreeEntry file) {
    Content content = repository.content(file, BYTES);
    if (!(content instanceof Content.Text text)) {
      return page(place, "", List.of(), 0, false, unreadable(content));
    }
    List<String> lines = text.lines();
    String language = Languages.of(file.name(), text);
    if (lines.size() > LINES) {
      String note =
          "This file has %,d lines; who changed them is told for %,d at most."
              .formatted(lines.size(), LINES);
      return page(place, language, List.of(), lines.size(), false, note);
    }
    if (lines.isEmpty()) {
      return page(place, language, List.of(), 0, false, "This file is empty.");
    }
    Optional<Blame> blame = blames.of(visit, place.commit(), place.path());
    var runs =
        blame
            .map(b -> runs(b, lines))
            .orElseGet(() -> List.of(new BlamePage.Run(1, lines, null, 0, null)));
    return page(place, language, runs, lines.size(), blame.isEmpty(), "");
  }

  static String unreadable(Content content) {
    return content instanceof Content.TooLarge large
        ? "This file is larger than %,d bytes, so nobody is named for its lines."
            .formatted(large.limit())
        : "This file is binary and has no lines.";
  }

  private BlamePage page(
      Place place,
      String language,
      List<BlamePage.Run> runs,
      int lines,
      boolean waiting,
      String note) {
    return new BlamePage(
        Bar.at(mount, repository, place, Bar.View.TREE, "blame"),
        Bar.trail(mount, place),
        place.path().toString(),
        place.path().name(),
        Bar.url(mount, "file", place.ref(), place.path()),
        Bar.url(mount, "log", place.ref(), place.path()),
        Bar.url(mount, "blame", place.commit().text(), place.path()),
        language,
        runs,
        lines,
        waiting,
        note,
        live);
  }

  private List<BlamePage.Run> runs(Blame blame, List<String> lines) {
    var runs = new ArrayList<BlamePage.Run>();
    Map<CommitId, CommitLine> known = new HashMap<>();
    for (Blame.Run run : blame.runs()) {
      int from = Math.min(run.start() - 1, lines.size());
      int to = Math.min(from + run.count(), lines.size());
      Commit commit = blame.commits().get(run.commit());
      if (commit != null && from < to) {
        runs.add(
            new BlamePage.Run(
                run.start(),
                lines.subList(from, to),
                known.computeIfAbsent(run.commit(), id -> CommitLine.of(mount, commit)),
                age(commit),
                run.before() == null ? null : before(run)));
      }
    }
    return runs;
  }

  private String before(Blame.Run run) {
    return Bar.url(mount, "blame", run.commit().text(), run.path()) + "?before=1";
  }

  private int age(Commit commit) {
    Duration age = Duration.between(commit.at(), now);
    int step = 0;
    while (step < AGES.size() && age.compareTo(AGES.get(step)) >= 0) {
      step++;
    }
    return step;
  }
}
