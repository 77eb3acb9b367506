package forge.scm;

import forge.event.Listener;
import forge.project.MountId;
import forge.scm.count.CodeCounts;
import forge.scm.count.CountStore;
import forge.scm.search.CodeIndexing;
import forge.scm.search.CodeListener;
import forge.scm.search.CodeSearch;
import forge.scm.search.IndexedStore;
import forge.scm.web.CodeSearchDesk;
import forge.tool.Platform;
import java.util.Set;

/** What is learned from every push, so that nobody has to read the whole history for it. */
record Learned(CommitIndex commits, CodeIndexing code, CodeSearchDesk search, CodeCounts counts) {

  static Learned of(Grounds grounds) {
    Platform platform = grounds.platform();
    Repositories repositories = grounds.repositories();
    var collection = platform.collection("code", CodeSearch.class);
    var code =
        new CodeIndexing(
            collection,
            new IndexedStore(platform.database()),
            repositories,
            grounds::own,
            grounds.store()::each,
            platform.jobs(),
            platform.clock());
    var learned =
        new Learned(
            new CommitIndex(repositories, platform.artifacts()),
            code,
            new CodeSearchDesk(new CodeSearch(collection), code, repositories),
            new CodeCounts(
                new CountStore(platform.database()),
                repositories,
                grounds::own,
                platform.jobs(),
                platform.clock()));
    learned.listen(platform);
    return learned;
  }

  private void listen(Platform platform) {
    listen(platform, "code", new CodeListener(code));
    listen(platform, "code counts", counts);
    listen(platform, "commits", commits);
    platform.onReadersChange(mount -> code.askSoon(mount.id()));
  }

  private static void listen(Platform platform, String name, Listener listener) {
    platform.events().listen(name, Set.of("commit.pushed"), listener);
  }

  /** Forgets what was learned of a repository that is gone. */
  void forget(MountId mount) {
    code.ask(mount);
    counts.forget(mount);
  }
}
