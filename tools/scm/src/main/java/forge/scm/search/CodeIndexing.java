package forge.scm.search;

import forge.access.Visit;
import forge.artifact.Readers;
import forge.job.Jobs;
import forge.job.Progress;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Unavailable;
import forge.scm.CommitId;
import forge.scm.OwnWork;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import forge.search.SearchCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.solr.common.SolrInputDocument;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index of code like the repositories: what changed since the last tip, or everything.
 * While Solr is away the work waits, so nothing is lost.
 */
public final class CodeIndexing {
  private static final int FILES = 60_000;
  private static final int BATCH = 100;
  private static final Duration WHILE_AWAY = Duration.ofSeconds(10);
  private static final Duration RIGHTS = Duration.ofSeconds(1);

  private final SearchCollection collection;
  private final IndexedStore store;
  private final Repositories repositories;
  private final Function<MountId, Optional<Visit>> visits;
  private final Consumer<Consumer<Mount>> mounts;
  private final Jobs jobs;
  private final Clock clock;

  /**
   * @param visits a visit of the forge itself; empty where the mount is gone
   * @param mounts hands out all repositories there are
   */
  public CodeIndexing(
      SearchCollection collection,
      IndexedStore store,
      Repositories repositories,
      Function<MountId, Optional<Visit>> visits,
      Consumer<Consumer<Mount>> mounts,
      Jobs jobs,
      Clock clock) {
    this.collection = collection;
    this.store = store;
    this.repositories = repositories;
    this.visits = visits;
    this.mounts = mounts;
    this.jobs = jobs;
    this.clock = clock;
    jobs.assign(IndexCode.class, this::index);
    jobs.assign(LookAfterCode.class, (job, progress) -> look());
    jobs.schedule("code index", Duration.ofHours(1), LookAfterCode::new);
    jobs.submit(new LookAfterCode(), Submission.NOW.coalesced("look after code"));
  }

  /** Has the index hear of a repository: what is new, or that it is gone. */
  public void ask(MountId mount) {
    submit(new IndexCode(mount.value(), false), clock.instant());
  }

  /** As {@link #ask}, a little later, when a change of rights has been kept. */
  public void askSoon(MountId mount) {
    submit(new IndexCode(mount.value(), false), clock.instant().plus(RIGHTS));
  }

  /** Has every file of a repository read again. */
  public void askAll(MountId mount) {
    submit(new IndexCode(mount.value(), true), clock.instant());
  }

  private void submit(IndexCode job, Instant at) {
    if (collection.configured()) {
      jobs.submit(job, Submission.NOW.coalesced(job.key()).at(at));
    }
  }

  /** Whether the index knows the newest of a repository; asks for it where it does not. */
  public boolean current(Mount mount, Repository repository) {
    Indexed known = store.find(mount.id());
    String tip = repository.head().map(h -> h.target().text()).orElse(null);
    boolean same = collection.name().equals(known.collection()) && Objects.equals(tip, known.tip());
    if (!same) {
      ask(mount.id());
    }
    return same;
  }

  /** What has not been heard of is asked for. */
  void look() {
    if (collection.configured()) {
      mounts.accept(mount -> ask(mount.id()));
    }
  }

  void index(IndexCode job, Progress progress) {
    if (!collection.configured()) {
      progress.at(100, "There is no Solr.");
      return;
    }
    MountId id = new MountId(job.mount());
    try {
      if (collection.prepare()) {
        collection.dropOthers();
        look();
      }
      Optional<Visit> visit = visits.apply(id);
      if (visit.isEmpty()) {
        collection.deleteMatching("mount:\"" + id + "\"");
        store.delete(id);
        return;
      }
      index(visit.get(), job.whole(), progress);
    } catch (Unavailable away) {
      progress.at(0, "Search is resting; this goes on when it is back.");
      goOnLater(job);
    }
  }

  /** A job that is away for hours must not die of its tries, so each try is a job of its own. */
  private void goOnLater(IndexCode job) {
    var later = clock.instant().plus(WHILE_AWAY);
    var key = job.key() + " after " + later.getEpochSecond() / WHILE_AWAY.toSeconds();
    jobs.submit(job, Submission.NOW.once(key).at(later));
  }

  private void index(Visit visit, boolean whole, Progress progress) {
    Mount mount = visit.mount();
    collection.admit(mount, Readers.of(visit.project(), mount, Set.of()));
    Indexed known = store.find(mount.id());
    try (Repository repository = repositories.open(visit)) {
      Optional<Ref> head = repository.head();
      if (head.isEmpty()) {
        collection.deleteMatching(files(mount));
        store.keep(mount.id(), new Indexed(collection.name(), "", null));
        return;
      }
      String tip = head.get().target().text();
      var now = new Indexed(collection.name(), head.get().brief(), tip);
      if (now.equals(known) && !whole) {
        return;
      }
      CommitId since = whole ? null : since(repository, known, now);
      fill(mount, repository, since, head.get(), progress);
      store.keep(mount.id(), now);
    }
  }

  private static @Nullable CommitId since(Repository repository, Indexed known, Indexed now) {
    boolean same = known.collection().equals(now.collection()) && known.ref().equals(now.ref());
    return !same || known.tip() == null
        ? null
        : CommitId.parse(known.tip()).filter(id -> repository.find(id).isPresent()).orElse(null);
  }

  private static String files(Mount mount) {
    return "kind:file AND mount:\"" + mount.id() + "\"";
  }

  private void fill(
      Mount mount, Repository repository, @Nullable CommitId since, Ref head, Progress progress) {
    var began = clock.instant();
    var filling = new Filling(mount, repository, head.brief(), began, progress);
    repository.changed(since, head.target(), FILES, filling::take);
    filling.flush();
    if (since == null) {
      collection.deleteMatching(files(mount) + " AND indexed:[* TO " + began + "}");
    }
    progress.at(100, filling.done + " files are in the index.");
  }

  /** One run under way. */
  private final class Filling {
    private final Mount mount;
    private final Repository repository;
    private final String ref;
    private final Instant now;
    private final Progress progress;
    private final List<SolrInputDocument> batch = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private int done;

    Filling(Mount mount, Repository repository, String ref, Instant now, Progress progress) {
      this.mount = mount;
      this.repository = repository;
      this.ref = ref;
      this.now = now;
      this.progress = progress;
    }

    void take(String path, Optional<TreeEntry> entry) {
      Optional<SolrInputDocument> file = entry.flatMap(e -> document(RepoPath.of(path), e));
      file.ifPresentOrElse(batch::add, () -> gone.add(CodeFile.id(mount, path)));
      if (batch.size() + gone.size() >= BATCH) {
        flush();
      }
    }

    private Optional<SolrInputDocument> document(RepoPath path, TreeEntry entry) {
      if (!entry.file() || entry.kind() == TreeEntry.Kind.LINK || !OwnWork.is(path)) {
        return Optional.empty();
      }
      var content = repository.content(entry, CodeFile.LARGEST);
      return CodeFile.of(mount, ref, path, entry, content, now);
    }

    void flush() {
      collection.add(batch);
      collection.delete(gone);
      done += batch.size();
      batch.clear();
      gone.clear();
      progress.at(Math.min(99, 1 + done / 300), done + " files of " + mount.point());
    }
  }
}
