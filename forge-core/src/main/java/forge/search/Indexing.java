package forge.search;

import com.mongodb.MongoException;
import forge.artifact.ArtifactStore;
import forge.artifact.ArtifactStore.Unheard;
import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.artifact.Descriptions;
import forge.artifact.Readers;
import forge.discussion.Discussions;
import forge.job.Jobs;
import forge.job.Progress;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.Project;
import forge.project.ProjectStore;
import forge.refusal.Refusal.Unavailable;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.solr.common.SolrInputDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index like the database.
 *
 * <p>Every artifact that changes is marked in the database as unheard of; one job at a time tells
 * the index of the marked ones and takes the marks away. While Solr is away the marks stay, so
 * nothing is lost and nothing has to be tried again one by one.
 */
public final class Indexing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
  private static final int BATCH = 100;
  private static final Duration WHILE_AWAY = Duration.ofSeconds(10);
  private static final Duration RIGHTS = Duration.ofSeconds(1);
  private static final long LOOK_SECONDS = 3;

  private final SearchIndex index;
  private final ArtifactStore store;
  private final Artifacts artifacts;
  private final Descriptions descriptions;
  private final ProjectStore projects;
  private final Entries entries;
  private final Jobs jobs;
  private final Clock clock;
  private final CountDownLatch end = new CountDownLatch(1);

  public Indexing(
      SearchIndex index,
      ArtifactStore store,
      Artifacts artifacts,
      Descriptions descriptions,
      ProjectStore projects,
      Discussions discussions,
      Jobs jobs,
      Clock clock) {
    this.index = index;
    this.store = store;
    this.artifacts = artifacts;
    this.descriptions = descriptions;
    this.projects = projects;
    this.entries = new Entries(artifacts, descriptions, discussions, clock);
    this.jobs = jobs;
    this.clock = clock;
    jobs.assign(IndexNews.class, (job, progress) -> tell(progress));
    jobs.assign(Reindex.class, this::reindex);
    artifacts.onNews(this::ask);
  }

  /** Begins to look whether the index is there and complete. */
  public void start() {
    if (index.configured()) {
      Thread.ofPlatform().daemon().name("index").start(this::watch);
    }
  }

  private void watch() {
    try {
      do {
        look();
      } while (!end.await(LOOK_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has a part of the index filled again; answers the id of the job. */
  public String submit(Reindex job, @Nullable UserId by) {
    Submission how = by == null ? Submission.NOW : Submission.by(by);
    return jobs.submit(job, how.coalesced(job.key()));
  }

  /**
   * Has what is at a project's mounts indexed again when other people may read it than before. Call
   * it before the change is kept: the job looks a little later, and finds either.
   */
  public void rightsChange(Project before, Project after) {
    if (!index.configured()) {
      return;
    }
    for (Mount mount : Readers.changed(before, after)) {
      var job = Reindex.of(after.id(), mount.id());
      var soon = clock.instant().plus(RIGHTS);
      jobs.submit(job, Submission.NOW.coalesced(job.key()).at(soon).priority(1));
    }
  }

  private void ask() {
    if (index.configured()) {
      jobs.submit(new IndexNews(), Submission.NOW.coalesced("index news"));
    }
  }

  /** An index that is not there is made and filled; marks that were left over are worked off. */
  void look() {
    SolrServer server = index.server();
    if (server == null) {
      return;
    }
    try {
      if (server.missing()) {
        submit(Reindex.SITE, null);
      } else if (!store.unheard(1).isEmpty()) {
        ask();
      }
    } catch (Unavailable away) {
      LOG.debug("Solr is away.");
    } catch (RuntimeException e) {
      LOG.warn("The search index could not be looked after: {}", e.toString());
    }
  }

  private SolrServer server() {
    SolrServer server = index.server();
    if (server == null) {
      throw new IllegalStateException("there is no Solr");
    }
    return server;
  }

  /** Tells the index of everything it has not heard of. */
  void tell(Progress progress) {
    if (!index.configured()) {
      return;
    }
    try {
      int told = 0;
      for (var batch = store.unheard(BATCH); !batch.isEmpty(); batch = store.unheard(BATCH)) {
        tell(batch);
        store.heard(batch);
        told += batch.size();
        progress.at(50, told + " artifacts");
      }
    } catch (Unavailable | SolrServer.Missing away) {
      LOG.info("The search index hears of what is new later: Solr is away.");
    }
  }

  private void tell(List<Unheard> batch) {
    var gone = new ArrayList<String>();
    var byMount = new LinkedHashMap<MountId, List<Unheard>>();
    batch.forEach(u -> byMount.computeIfAbsent(u.mount(), m -> new ArrayList<>()).add(u));
    var told = new LinkedHashMap<String, SolrInputDocument>();
    byMount.forEach(
        (id, unheard) -> {
          Project project = projects.findByMount(id).orElse(null);
          Mount mount = project == null ? null : project.mount(id).orElse(null);
          List<Card> cards = mount == null ? List.of() : entries.cards(mount, unheard);
          gone.addAll(gone(unheard, cards));
          if (project != null && mount != null) {
            told.putAll(entries.of(project, mount, cards));
          }
        });
    Entries.add(server(), told);
    server().delete(gone);
  }

  private static List<String> gone(List<Unheard> unheard, List<Card> cards) {
    var there = cards.stream().map(Card::artifact).collect(Collectors.toSet());
    return unheard.stream().filter(u -> !there.contains(u.artifact())).map(Unheard::id).toList();
  }

  /** Fills the index again, while it serves, and deletes what is in it and nowhere else. */
  void reindex(Reindex job, Progress progress) {
    if (!index.configured()) {
      progress.at(100, "There is no Solr.");
      return;
    }
    var began = clock.instant();
    try {
      server().prepare();
      var filling = new Filling(progress);
      for (Project project : projects(job)) {
        project.mounts().stream()
            .filter(m -> job.mount() == null || m.id().value().equals(job.mount()))
            .forEach(m -> filling.fill(project, m));
      }
      if (filling.whole) {
        server().deleteMatching(job.place() + " AND indexed:[* TO " + began + "}");
      }
      if (job.project() == null) {
        server().dropOthers();
      }
      progress.at(100, filling.done + " artifacts are in the index.");
    } catch (Unavailable | SolrServer.Missing away) {
      progress.at(0, "Search is resting; this goes on when it is back.");
      goOnLater(job);
    }
  }

  /** A job that is away for hours must not die of its tries, so each try is a job of its own. */
  private void goOnLater(Reindex job) {
    var later = clock.instant().plus(WHILE_AWAY);
    var key = job.key() + " after " + later.getEpochSecond() / WHILE_AWAY.toSeconds();
    jobs.submit(job, Submission.NOW.once(key).at(later));
  }

  /** One re-index under way. */
  private final class Filling {
    private final Progress progress;
    private int done;
    private boolean whole = true;

    Filling(Progress progress) {
      this.progress = progress;
    }

    /** A tool that cannot tell of its artifacts keeps no other from telling. */
    void fill(Project project, Mount mount) {
      try {
        descriptions.of(mount.tool()).ifPresent(d -> fill(project, mount, d));
      } catch (MongoException | Unavailable | SolrServer.Missing e) {
        throw e;
      } catch (RuntimeException e) {
        whole = false;
        LOG.warn("{}/{} is not wholly indexed.", project.id(), mount.point(), e);
      }
    }

    private void fill(Project project, Mount mount, DescribesArtifacts describes) {
      String cursor = null;
      do {
        var slice = describes.cards(mount, cursor, BATCH);
        var marks = artifacts.describe(project, mount, slice.items());
        Entries.add(server(), entries.of(project, mount, slice.items()));
        store.heard(marks);
        done += slice.items().size();
        progress.at(
            Math.min(99, 1 + done / 100),
            done + " artifacts, now " + project.id() + "/" + mount.point());
        cursor = slice.next();
      } while (cursor != null);
    }
  }

  private List<Project> projects(Reindex job) {
    if (job.project() != null) {
      return projects
          .find(forge.project.ProjectId.parse(job.project()))
          .map(List::of)
          .orElse(List.of());
    }
    var all = new ArrayList<Project>();
    for (String neighborhood : List.of("p", "u")) {
      String after = null;
      do {
        var slice = projects.byName(neighborhood, after, BATCH);
        all.addAll(slice.items());
        after = slice.next();
      } while (after != null);
    }
    return all;
  }

  @Override
  public void close() {
    end.countDown();
  }
}
