package forge.directory;

import forge.event.Event;
import forge.event.Events;
import forge.job.Job;
import forge.job.Jobs;
import forge.job.Progress;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.Project;
import forge.project.ProjectId;
import forge.project.ProjectStore;
import forge.refusal.Refusal.Unavailable;
import forge.tool.RunningTool.Shipped;
import forge.tool.RunningTool.Ships;
import forge.tool.Tools;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.solr.common.SolrInputDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps figures and index of the directory up to date, by jobs that bear repetition. */
final class Counting {
  private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final Duration WHILE_AWAY = Duration.ofMinutes(1);
  private static final int SOME = 100;
  private static final Set<String> SIGNS =
      Set.of("file.", "release.", "commit.", "ticket.opened", "page.");

  private final DirectoryIndex index;
  private final FigureStore figures;
  private final Categories categories;
  private final ProjectStore projects;
  private final Tools tools;
  private final Jobs jobs;
  private final Clock clock;

  /** Asks for one project to be counted and indexed. */
  public record CountProject(String project) implements Job {}

  /** Asks for the projects after a name to be counted and indexed; null for all. */
  public record CountProjects(@Nullable String after, Instant began) implements Job {}

  /** Asks whether the index is there. */
  public record LookAfterDirectory() implements Job {}

  Counting(
      DirectoryIndex index,
      FigureStore figures,
      Categories categories,
      ProjectStore projects,
      Tools tools,
      Jobs jobs,
      Clock clock) {
    this.index = index;
    this.figures = figures;
    this.categories = categories;
    this.projects = projects;
    this.tools = tools;
    this.jobs = jobs;
    this.clock = clock;
    jobs.assign(CountProject.class, (job, progress) -> count(job));
    jobs.assign(CountProjects.class, this::count);
    jobs.assign(LookAfterDirectory.class, (job, progress) -> look());
    jobs.schedule(
        "count projects", Duration.ofHours(12), () -> new CountProjects(null, clock.instant()));
    jobs.schedule("look after the directory", Duration.ofMinutes(5), LookAfterDirectory::new);
    jobs.submit(new LookAfterDirectory(), Submission.NOW.coalesced("look after directory"));
  }

  void listen(Events events) {
    events.listen("directory", SIGNS, this::sign);
  }

  private void sign(Event event) {
    ProjectId project = event.subject().project();
    figures.active(project, event.at());
    ask(project, LATER);
  }

  /** Has a project counted soon, when the change that was made to it is kept. */
  void ask(ProjectId project) {
    ask(project, SOON);
  }

  private void ask(ProjectId project, Duration wait) {
    if (project.neighborhood().equals("p")) {
      jobs.submit(
          new CountProject(project.toString()),
          Submission.NOW.coalesced("count " + project).at(clock.instant().plus(wait)));
    }
  }

  /** Has all projects counted, for what they are counted by has changed. */
  void askAll() {
    jobs.submit(
        new CountProjects(null, clock.instant()),
        Submission.NOW.coalesced("count projects").at(clock.instant().plus(SOON)));
  }

  private void look() {
    if (!index.collection().configured()) {
      return;
    }
    try {
      if (index.collection().prepare()) {
        index.collection().dropOthers();
        askAll();
      }
    } catch (Unavailable away) {
      LOG.debug("The directory is looked after again when Solr is back.", away);
    }
  }

  private void count(CountProject job) {
    ProjectId id = ProjectId.parse(job.project());
    List<SolrInputDocument> entries =
        projects.find(id).map(p -> List.of(entry(p))).orElse(List.of());
    if (!index.collection().configured()) {
      return;
    }
    try {
      if (entries.isEmpty()) {
        index.collection().delete(List.of(id + "!"));
      } else {
        index.collection().add(entries);
      }
    } catch (Unavailable away) {
      goOnLater(job);
    }
  }

  /** A job of its own: one that asks for itself while it runs is run again at once. */
  private void goOnLater(CountProject job) {
    var later = clock.instant().plus(WHILE_AWAY);
    var key =
        "count " + job.project() + " after " + later.getEpochSecond() / WHILE_AWAY.toSeconds();
    jobs.submit(job, Submission.NOW.once(key).at(later));
  }

  private void count(CountProjects job, Progress progress) {
    var slice = projects.byName("p", job.after(), SOME);
    var entries = new ArrayList<SolrInputDocument>();
    slice.items().forEach(project -> entries.add(entry(project)));
    String next = slice.next();
    try {
      index.collection().add(entries);
      if (next == null) {
        index.collection().deleteMatching("indexed:[* TO " + job.began() + "}");
      }
    } catch (Unavailable away) {
      progress.at(0, "Search is resting; figures are counted all the same.");
    }
    if (next != null) {
      progress.at(50, "Counted as far as " + next + ".");
      jobs.submit(
          new CountProjects(next, job.began()), Submission.NOW.once("count " + job.began() + next));
    }
  }

  private SolrInputDocument entry(Project project) {
    Shipped before = null;
    for (Mount mount : project.mounts()) {
      if (tools.at(mount).orElse(null) instanceof Ships ships) {
        before = both(before, ships.shipped(mount));
      }
    }
    if (before != null) {
      figures.ship(project.id(), before);
    }
    return DirectoryIndex.entry(
        project, figures.of(project.id()), categories.tree(), clock.instant());
  }

  /** Of several mounts, the downloads of all and the newest version. */
  private static Shipped both(@Nullable Shipped one, Shipped other) {
    if (one == null) {
      return other;
    }
    Instant first = one.at();
    Instant second = other.at();
    boolean newer = second != null && (first == null || second.isAfter(first));
    return new Shipped(
        newer ? other.version() : one.version(),
        newer ? second : first,
        one.downloads() + other.downloads(),
        one.lately() + other.lately());
  }
}
