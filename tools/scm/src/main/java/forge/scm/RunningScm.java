package forge.scm;

import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.artifact.Pointer;
import forge.config.ForgeConfig;
import forge.job.Submission;
import forge.project.Mount;
import forge.scm.VersionControl.Kind;
import forge.scm.edit.Edits;
import forge.scm.git.GitEditor;
import forge.scm.git.Planter;
import forge.scm.git.RefChanges;
import forge.scm.lfs.LargeFiles;
import forge.scm.life.Life;
import forge.scm.rule.RuleStore;
import forge.scm.rule.Rules;
import forge.scm.search.Remade;
import forge.scm.sign.Signatures;
import forge.scm.web.Badges;
import forge.scm.web.Readmes;
import forge.scm.web.ScmApi;
import forge.scm.web.ScmViews;
import forge.scm.web.ScmWidgets;
import forge.scm.web.Upkeep;
import forge.scm.web.Workshop;
import forge.search.SearchKind;
import forge.search.SearchTabs;
import forge.ssh.AnswersSsh;
import forge.ssh.SshCall;
import forge.store.Slice;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.RunningTool.HomeWidget;
import forge.tool.RunningTool.Plants;
import forge.tool.RunningTool.WarnsAdmins;
import forge.tool.TellsChanges;
import forge.user.Identity;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tool while the forge runs: answers visits, clients, searches and whoever asks for commits.
 */
final class RunningScm
    implements RunningTool,
        SearchKind,
        DescribesArtifacts,
        HomeWidget,
        Plants,
        AnswersSsh,
        TellsChanges,
        WarnsAdmins {
  private final Platform platform;
  private final Repositories repositories;
  private final Browsing browsing;
  private final Readmes readmes;
  private final Rules rules;
  private final LargeFiles largeFiles;
  private final Life life;
  private final Clients clients;
  private final Learned learned;
  private final Workshop workshop;
  private final Upkeep upkeep;
  private final ScmWidgets widgets;
  private final Planter planter;

  RunningScm(Platform platform) {
    this.platform = platform;
    Grounds grounds = Grounds.of(platform);
    repositories = grounds.repositories();
    browsing = new Browsing(repositories);
    readmes = new Readmes(platform.artifacts());
    widgets = new ScmWidgets(repositories, readmes);
    rules = new Rules(new RuleStore(platform.database()), platform::note);
    largeFiles = LargeFileParts.of(grounds);
    life = LifeParts.of(grounds, largeFiles);
    learned = Learned.of(grounds);
    var signatures = new Signatures(platform::keyOwner, platform::gpgKeys, platform::address);
    clients = Clients.of(grounds, life, rules, signatures, largeFiles);
    planter = new Planter(grounds.folder(), grounds.pushes(), platform.clock());
    workshop = workshop(grounds);
    upkeep = upkeep(grounds, signatures);
    catchUpByTheHour(grounds);
  }

  private Workshop workshop(Grounds grounds) {
    var editor = new GitEditor(grounds.folder(), clients.git());
    var edits = new Edits(Map.of(Kind.GIT, editor), platform::address, platform.clock());
    return new Workshop(repositories, edits, readmes, learned.search(), learned.counts());
  }

  private Upkeep upkeep(Grounds grounds, Signatures signatures) {
    return new Upkeep(
        new Settings(platform, repositories),
        rules,
        largeFiles,
        signatures,
        new Badges(signatures),
        new RefChanges(grounds.folder(), clients.git()),
        platform.deployKeys(),
        platform.config().publicUrl(),
        new Remade(grounds.systems(), learned.code()));
  }

  private void catchUpByTheHour(Grounds grounds) {
    platform.jobs().assign(CatchUp.class, (job, progress) -> grounds.catchUp());
    platform.jobs().submit(new CatchUp(), Submission.NOW.coalesced("scm catch up"));
    platform.jobs().schedule("scm catch up", Duration.ofHours(1), CatchUp::new);
  }

  @Override
  public Object views(Visit visit) {
    return new ScmViews(
        visit,
        repositories,
        clients.http(),
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
    return clients.ssh().knows(command);
  }

  @Override
  public int answer(SshCall call) throws IOException {
    return clients.ssh().answer(call);
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
  public Object views(Identity identity, @Nullable Visit project, SearchTabs tabs) {
    return learned.search().of(identity, project, tabs);
  }

  @Override
  public Object api(Identity identity) {
    return learned.search().api(identity);
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
    learned.forget(mount.id());
  }

  @Override
  public Optional<Card> card(Mount mount, String artifact) {
    return learned.commits().card(mount, artifact);
  }

  @Override
  public Optional<Pointer> pointed(Mount mount, String path) {
    return PagePointers.of(mount, path);
  }

  @Override
  public List<Card> cards(Mount mount, Collection<String> artifacts) {
    return learned.commits().cards(mount, artifacts);
  }

  @Override
  public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
    return learned.commits().cards(mount, cursor, limit);
  }

  @Override
  public List<Widget> widgets(Visit visit) {
    return widgets.of(visit);
  }

  @Override
  public List<Change> changes(Visit visit, Span span, int limit) {
    return new RecordedChanges(repositories).of(visit, span, limit);
  }

  @Override
  public void plant(Visit visit, ForgeConfig.Demo source) {
    planter.plant(visit, source.checkout());
  }
}
