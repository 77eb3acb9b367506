package forge.scm;

import forge.access.Permission;
import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.config.ForgeConfig;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.ToolKey;
import forge.refusal.Refusal.Conflict;
import forge.scm.VersionControl.Kind;
import forge.scm.count.CodeCounts;
import forge.scm.count.CountStore;
import forge.scm.edit.Edits;
import forge.scm.git.GitEditor;
import forge.scm.git.GitFolder;
import forge.scm.git.GitGuard;
import forge.scm.git.GitPointers;
import forge.scm.git.GitServer;
import forge.scm.git.GitSystem;
import forge.scm.git.GitVersionControl;
import forge.scm.git.Planter;
import forge.scm.git.RefChanges;
import forge.scm.hg.HgVersionControl;
import forge.scm.lfs.LargeFiles;
import forge.scm.lfs.LfsFolder;
import forge.scm.lfs.LfsUsageStore;
import forge.scm.lfs.LockStore;
import forge.scm.lfs.UnusedLargeFiles;
import forge.scm.life.Forks;
import forge.scm.rule.RuleStore;
import forge.scm.rule.Rules;
import forge.scm.search.CodeIndexing;
import forge.scm.search.CodeListener;
import forge.scm.search.CodeSearch;
import forge.scm.search.IndexedStore;
import forge.scm.search.Remade;
import forge.scm.sign.Signatures;
import forge.scm.ssh.Commands;
import forge.scm.ssh.GitCommands;
import forge.scm.ssh.LfsCommands;
import forge.scm.ssh.Visits;
import forge.scm.svn.SvnLogStore;
import forge.scm.svn.SvnVersionControl;
import forge.scm.web.Badges;
import forge.scm.web.CodeSearchDesk;
import forge.scm.web.Protocols;
import forge.scm.web.Readmes;
import forge.scm.web.ScmApi;
import forge.scm.web.ScmViews;
import forge.scm.web.ScmWidgets;
import forge.scm.web.Upkeep;
import forge.scm.web.Workshop;
import forge.search.SearchKind;
import forge.ssh.AnswersSsh;
import forge.ssh.SshCall;
import forge.store.Slice;
import forge.tool.Option;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.RunningTool.HomeWidget;
import forge.tool.RunningTool.Plants;
import forge.tool.RunningTool.Warning;
import forge.tool.RunningTool.WarnsAdmins;
import forge.tool.Tool;
import forge.user.Identity;
import forge.user.User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The repository of a project: its code, its history, and everything Git's own clients do. */
public final class ScmTool implements Tool {
  private static final Logger LOG = LoggerFactory.getLogger(ScmTool.class);
  private static final int BATCH = 100;
  private static final Identity FORGE =
      new Identity(User.FORGE, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));

  @Override
  public ToolKey key() {
    return Systems.TOOL;
  }

  @Override
  public String label() {
    return "Code";
  }

  @Override
  public String description() {
    return "A repository of Git, Subversion or Mercurial: browse files, history and changes.";
  }

  @Override
  public String icon() {
    return "code";
  }

  @Override
  public String defaultPoint() {
    return "code";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public List<? extends Permission> permissions() {
    return List.of(ScmPermission.values());
  }

  @Override
  public List<Option> options() {
    var options = new ArrayList<>(Limits.OPTIONS);
    options.add(0, Systems.option());
    options.add(Archived.OPTION);
    options.add(Settings.ABOUT);
    options.add(Forks.OPTION);
    return options;
  }

  @Override
  public RunningTool start(Platform platform) {
    GitSystem.install();
    var folder = new GitFolder(platform.config().data().resolve("repos"));
    var store = new RepositoryStore(platform.database(), platform.events());
    var systems = systems(platform, folder);
    var pushes = new Pushes(systems, store, platform.events(), platform.live(), platform.clock());
    var repositories =
        new Repositories(
            systems,
            store,
            pushes,
            new CloneAddresses(platform.config().publicUrl(), platform::ssh),
            platform.clock());
    var browsing = new Browsing(repositories);
    var settings = new Settings(platform, repositories);
    var lfs = new LfsFolder(platform.config().data().resolve("lfs"), platform.clock());
    var usage = new LfsUsageStore(platform.database());
    var largeFiles =
        new LargeFiles(
            lfs,
            new LockStore(platform.database()),
            usage,
            visit -> Forks.parent(platform, visit),
            platform.clock());
    var unused = new UnusedLargeFiles(lfs, usage, new GitPointers(folder)::of, platform.clock());
    var life = LifeParts.of(platform, folder, store, pushes, largeFiles, systems);
    var rules = new Rules(new RuleStore(platform.database()), platform::note);
    var signatures = new Signatures(platform::keyOwner, platform::gpgKeys, platform::address);
    var guard = new GitGuard(rules, signatures, platform::address);
    var server = new GitServer(folder, pushes, guard, life.gate(), platform.clock());
    var others = new OtherSystems(platform, systems, pushes, rules);
    var visits = new Visits(platform);
    var answering = new ArrayList<AnswersSsh>(others.ssh(visits));
    answering.add(new GitCommands(visits, server, platform.config().publicUrl()));
    answering.add(new LfsCommands(visits, largeFiles, platform));
    var commands = new Commands(answering);
    var protocols = new Protocols(server, others.svnHttp(), others.hgHttp());
    var index = new CommitIndex(repositories, platform.artifacts());
    var planter = new Planter(folder, pushes, platform.clock());
    var readmes = new Readmes(platform.artifacts());
    var editor = new GitEditor(folder, server);
    var edits = new Edits(Map.of(Kind.GIT, editor), platform::address, platform.clock());
    var collection = platform.collection("code", CodeSearch.class);
    var code =
        new CodeIndexing(
            collection,
            new IndexedStore(platform.database()),
            repositories,
            mount -> platform.visit(FORGE, mount),
            each -> mounts(store, each),
            platform.jobs(),
            platform.clock());
    platform.events().listen("code", Set.of("commit.pushed"), new CodeListener(code));
    platform.onReadersChange(mount -> code.askSoon(mount.id()));
    var search = new CodeSearchDesk(new CodeSearch(collection), code, repositories);
    var upkeep =
        new Upkeep(
            settings,
            rules,
            largeFiles,
            signatures,
            new Badges(signatures),
            new RefChanges(folder, server),
            platform.deployKeys(),
            platform.config().publicUrl(),
            new Remade(systems, code));
    var counts =
        new CodeCounts(
            new CountStore(platform.database()),
            repositories,
            mount -> platform.visit(FORGE, mount),
            platform.jobs(),
            platform.clock());
    platform.events().listen("code counts", Set.of("commit.pushed"), counts);
    var workshop = new Workshop(repositories, edits, readmes, search, counts);
    var widgets = new ScmWidgets(repositories, readmes);

    Pushes.guard(platform);
    platform.events().listen("commits", Set.of("commit.pushed"), index);
    platform.jobs().assign(CatchUp.class, (job, progress) -> catchUp(store, pushes));
    platform.jobs().submit(new CatchUp(), Submission.NOW.coalesced("scm catch up"));
    platform.jobs().schedule("scm catch up", Duration.ofHours(1), CatchUp::new);

    platform.jobs().assign(TidyLargeFiles.class, (job, progress) -> unused.remove());
    platform.jobs().schedule("scm tidy large files", Duration.ofDays(1), TidyLargeFiles::new);

    return new RunningRepository() {
      @Override
      public Object views(Visit visit) {
        return new ScmViews(
            visit,
            repositories,
            protocols,
            readmes,
            platform.artifacts(),
            platform.live(),
            upkeep,
            browsing,
            workshop,
            life);
      }

      @Override
      public Object api(Visit visit) {
        return new ScmApi(visit, repositories, browsing, upkeep, workshop, life);
      }

      @Override
      public boolean knows(String command) {
        return commands.knows(command);
      }

      @Override
      public int answer(SshCall call) throws IOException {
        return commands.answer(call);
      }

      @Override
      public String key() {
        return "code";
      }

      @Override
      public String label() {
        return "Code";
      }

      @Override
      public Object views(Identity identity, @Nullable Visit project) {
        return search.of(identity, project);
      }

      @Override
      public Object api(Identity identity) {
        return search.api(identity);
      }

      @Override
      public void mounted(Visit visit) {
        repositories.make(visit);
      }

      @Override
      public List<Warning> warnings() {
        return life.upkeep().warnings();
      }

      @Override
      public void unmounted(Mount mount) {
        life.forget(mount.id());
        repositories.remove(mount);
        rules.remove(mount.id());
        largeFiles.remove(mount.id());
        code.ask(mount.id());
        counts.forget(mount.id());
      }

      @Override
      public Optional<Card> card(Mount mount, String artifact) {
        return index.card(mount, artifact);
      }

      @Override
      public List<Card> cards(Mount mount, Collection<String> artifacts) {
        return index.cards(mount, artifacts);
      }

      @Override
      public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
        return index.cards(mount, cursor, limit);
      }

      @Override
      public List<Widget> widgets(Visit visit) {
        return widgets.of(visit);
      }

      @Override
      public void plant(Visit visit, ForgeConfig.Demo source) {
        planter.plant(visit, source.checkout());
      }
    };
  }

  private static Systems systems(Platform platform, GitFolder folder) {
    var systems = new ArrayList<VersionControl>(List.of(new GitVersionControl(folder)));
    Path others = platform.config().data().resolve("repos");
    SvnVersionControl.find(others, new SvnLogStore(platform.database()), platform::known)
        .ifPresent(systems::add);
    HgVersionControl.find(others, platform::known).ifPresent(systems::add);
    return new Systems(systems);
  }

  private static void catchUp(RepositoryStore store, Pushes pushes) {
    mounts(store, mount -> catchUp(pushes, mount));
  }

  private static void mounts(RepositoryStore store, Consumer<Mount> each) {
    String last = "";
    List<Mount> some;
    do {
      some = store.mounts(last, BATCH);
      for (Mount mount : some) {
        last = mount.id().value();
        each.accept(mount);
      }
    } while (some.size() == BATCH);
  }

  private static void catchUp(Pushes pushes, Mount mount) {
    try {
      pushes.catchUp(mount);
    } catch (Conflict systemGone) {
      LOG.warn("News of the repository {} have to wait: {}", mount.id(), systemGone.reason());
    }
  }

  /** All that the running tool can do beside answering visits. */
  private interface RunningRepository
      extends RunningTool,
          SearchKind,
          DescribesArtifacts,
          HomeWidget,
          Plants,
          AnswersSsh,
          WarnsAdmins {}
}
