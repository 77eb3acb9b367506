package forge.files;

import forge.access.Permission;
import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.artifact.Pointer;
import forge.config.ForgeConfig;
import forge.courier.Order;
import forge.courier.Reply;
import forge.files.Visitors.Said;
import forge.files.ssh.RsyncCommands;
import forge.files.ssh.Shelves;
import forge.files.web.DownloadWidget;
import forge.files.web.Fetching;
import forge.files.web.FilesApi;
import forge.files.web.FilesViews;
import forge.files.web.LatestReleases;
import forge.job.Job;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.ToolKey;
import forge.ssh.AnswersSsh;
import forge.ssh.SharesFiles;
import forge.ssh.SshCall;
import forge.store.Slice;
import forge.tool.Command;
import forge.tool.Option;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.RunningTool.Widget.Place;
import forge.tool.Tool;
import forge.user.Identity;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tool that ships files. */
public final class FilesTool implements Tool {
  private static final ToolKey KEY = new ToolKey("files");

  /** Asks for what rsync left half sent to be removed. */
  public record SweepRsync() implements Job {}

  @Override
  public ToolKey key() {
    return KEY;
  }

  @Override
  public String label() {
    return "Releases";
  }

  @Override
  public String description() {
    return "What the project ships: files in folders with notes, checksums and counters, and a button"
        + " with the right one.";
  }

  @Override
  public String icon() {
    return "package";
  }

  @Override
  public String defaultPoint() {
    return "files";
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public List<? extends Permission> permissions() {
    return List.of(FilesPermission.values());
  }

  @Override
  public List<Option> options() {
    return Stream.concat(Rules.options().stream(), NameRules.options().stream()).toList();
  }

  @Override
  public RunningTool start(Platform platform) {
    var store = new ReleaseFileStore(platform.database(), platform.events(), platform.doorbell());
    var releaseStore = new ReleaseStore(platform.database(), platform.events());
    var settings = platform.config().further();
    var config = FilesConfig.of(settings);
    var countries = Countries.of(settings, platform.clock());
    Path root = platform.config().data().resolve("files").resolve("releases");
    var arrivals = new Arrivals(root.resolve("arriving"));
    var contents = contents(config, store, arrivals, root, platform);
    var partials = new PartialStore(platform.config().data().resolve("files").resolve("partial"));
    var folderStore = new FolderStore(platform.database(), platform.events());
    var folders =
        new ReleaseFolders(folderStore, store, releaseStore, platform.events(), platform.clock());
    String clamav = config.clamav();
    var discarding = new Discarding(store, contents, arrivals, partials, platform);
    var quotas = new Quotas(new QuotaStore(platform.database()), store, config.quota(), platform);
    var publishing =
        new Publishing(
            store,
            folders,
            releaseStore,
            arrivals,
            contents,
            discarding,
            quotas,
            clamav == null ? Scanner.NONE : Clamd.at(clamav),
            platform);
    var files =
        new ReleaseFiles(
            store,
            folders,
            releaseStore,
            arrivals,
            contents,
            publishing,
            discarding,
            quotas,
            platform);
    var uploads = new Uploads(files, partials, arrivals, platform.clock());
    var revealing = new Revealing(releaseStore, store, folderStore, platform);
    var releases =
        new Releases(releaseStore, store, contents, revealing, quotas, discarding, platform);
    var journal = new Journal(platform.config().data().resolve("files").resolve("downloads"));
    var visitors = new Visitors();
    var downloads =
        new Downloads(new StatStore(platform.database()), journal, countries, visitors, platform);
    platform
        .live()
        .guard(
            "files",
            (identity, stream) ->
                platform
                    .visit(identity, new MountId(stream.substring(stream.indexOf(':') + 1)))
                    .isPresent());
    var desk =
        new Desk(
            files,
            folders,
            new Recommendations(store, files),
            releases,
            new ChangeNotes(releases, platform),
            uploads,
            new Deliveries(files, partials, arrivals, platform.clock()),
            downloads,
            quotas,
            visitors,
            new Mirrors(countries, platform),
            config.front());
    var rsync =
        new RsyncCommands(
            desk,
            call -> new Shelves(platform, desk, call.identity(), call.login()),
            platform.config().data().resolve("files").resolve("rsync"),
            platform.clock());
    platform
        .jobs()
        .assign(
            SweepRsync.class,
            (job, progress) -> rsync.sweep(platform.clock().instant().minus(PartialStore.KEPT)));
    platform.jobs().schedule("rsync sweep", Duration.ofDays(1), SweepRsync::new);
    return new Running(
        platform,
        desk,
        new Fetching(desk, platform.config().publicUrl()),
        rsync,
        new Describing(store, folderStore, releaseStore));
  }

  /** Where the bytes are to be, and where they may still be from before. */
  private static ContentStore contents(
      FilesConfig config, ReleaseFileStore store, Arrivals arrivals, Path root, Platform platform) {
    var folder = new FolderContents(root);
    FilesConfig.S3 s3 = config.s3();
    if (s3 == null) {
      return folder;
    }
    var bucket = new S3Contents(new Bucket(s3, Clock.systemUTC()), s3.redirect());
    ContentStore to = s3.chosen() ? bucket : folder;
    ContentStore from = s3.chosen() ? folder : bucket;
    new Moving(store, arrivals, to, from, platform);
    return new MovedContents(to, from);
  }

  private record Running(
      Platform platform, Desk desk, Fetching fetching, RsyncCommands rsync, Describing describing)
      implements RunningTool,
          DescribesArtifacts,
          RunningTool.HomeWidget,
          RunningTool.Ships,
          RunningTool.SendsFiles,
          RunningTool.TakesCommands,
          RunningTool.Plants,
          RunningTool.WarnsAdmins,
          AnswersSsh,
          SharesFiles {

    @Override
    public FileSystem share(Identity identity, String login) {
      return new Shelves(platform, desk, identity, login).fileSystem();
    }

    @Override
    public boolean knows(String command) {
      return rsync.knows(command);
    }

    @Override
    public int answer(SshCall call) throws IOException {
      return rsync.answer(call);
    }

    @Override
    public Object views(Visit visit) {
      return new FilesViews(
          desk, fetching, platform.artifacts(), visit, platform.config().publicUrl());
    }

    @Override
    public Reply send(Visit visit, String path, Order order) {
      return fetching.answer(visit, path, order);
    }

    @Override
    public Object api(Visit visit) {
      return new FilesApi(desk, visit, platform.config().publicUrl());
    }

    @Override
    public void unmounted(Mount mount) {
      desk.files().forget(mount);
      desk.downloads().forget(mount.id());
    }

    @Override
    public Optional<Card> card(Mount mount, String artifact) {
      return describing.card(mount, artifact);
    }

    @Override
    public Optional<Pointer> pointed(Mount mount, String path) {
      return Describing.pointed(path);
    }

    @Override
    public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
      return describing.cards(mount, cursor, limit);
    }

    @Override
    public List<Widget> widgets(Visit visit) {
      return widgets(visit, Target.ANY);
    }

    @Override
    public Optional<List<Widget>> widgets(Visit visit, Headers headers) {
      return Optional.of(widgets(visit, desk.visitors().read(Said.of(headers::get))));
    }

    private List<Widget> widgets(Visit visit, Target visitor) {
      Mount mount = visit.mount();
      var known = desk.recommendations().of(visit);
      var widgets = new ArrayList<Widget>();
      DownloadWidget.of(mount, known, visitor)
          .ifPresent(button -> widgets.add(widget(Place.DOWNLOAD, button)));
      var latest = LatestReleases.of(mount, known);
      if (!latest.lines().isEmpty()) {
        widgets.add(widget(Place.SIDE, latest));
      }
      return widgets;
    }

    private static Widget widget(Place place, Record model) {
      return new Widget(
          place, 10, "/forge/files/web/" + model.getClass().getSimpleName() + ".ftlh", model);
    }

    @Override
    public Shipped shipped(Mount mount) {
      var best = desk.recommendations().of(mount).best();
      return new Shipped(
          best.map(c -> c.named().version()).orElse(""),
          best.map(c -> c.file().publishedAt()).orElse(null),
          desk.downloads().all(mount.id()),
          desk.downloads().lately(mount.id()));
    }

    @Override
    public List<Command> commands() {
      return List.of(
          new Command(
              "release", "", "names the recommended release", (visit, words) -> release(visit)));
    }

    private Command.Answer release(Visit visit) {
      String version = shipped(visit.mount()).version();
      return version.isEmpty()
          ? Command.Answer.quietly("Nothing has been released yet.")
          : Command.Answer.aloud(
              "points to release [%s](%s)".formatted(version, visit.mount().page()));
    }

    @Override
    public List<RunningTool.Warning> warnings() {
      return desk.mirrors().wrong().stream()
          .map(sentence -> new RunningTool.Warning(sentence, "/admin"))
          .toList();
    }

    @Override
    public void plant(Visit visit, ForgeConfig.Demo source) {
      new Planting(desk.files(), desk.releases()).plant(visit, source);
    }
  }
}
