package forge.scm.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.live.Live;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Archive;
import forge.scm.Browsing;
import forge.scm.CommitId;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import forge.scm.hg.HgHttp;
import forge.scm.lfs.LargeFiles;
import forge.scm.life.Life;
import forge.user.web.NeedsScope;
import forge.web.Answers;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository as browsers see it. */
@Produces(MediaType.TEXT_HTML)
public final class ScmViews {
  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final Protocols protocols;
  private final Readmes readmes;
  private final Browsing browsing;
  private final Artifacts artifacts;
  private final Live live;
  private final Upkeep upkeep;
  private final Workshop workshop;
  private final Life life;

  public ScmViews(
      Visit visit,
      Repositories repositories,
      Protocols protocols,
      Readmes readmes,
      Artifacts artifacts,
      Live live,
      Upkeep upkeep,
      Browsing browsing,
      Workshop workshop,
      Life life) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.protocols = protocols;
    this.readmes = readmes;
    this.browsing = browsing;
    this.artifacts = artifacts;
    this.live = live;
    this.upkeep = upkeep;
    this.workshop = workshop;
    this.life = life;
  }

  @Path("settings/{life: mirrors|upkeep}")
  public Object lifeSettings(@PathParam("life") String part) {
    return LifeRooms.at(part, visit, life, repositories);
  }

  @Path("repositories/new")
  public Object newRepository() {
    return LifeRooms.at("new", visit, life, repositories);
  }

  @Path("{life: import|repositories|forks}")
  public Object life(@PathParam("life") String part) {
    return LifeRooms.at(part, visit, life, repositories);
  }

  /** Git's own clients. */
  @Path("{git: info|objects|HEAD|git-upload-pack|git-receive-pack}")
  public Object git() {
    GitOnly.require(mount, "Git’s protocol");
    return protocols.git(visit);
  }

  /** Whoever serves Subversion over HTTP. */
  @Path("svn-access")
  public Object svn() {
    return protocols.svn(visit);
  }

  /** The first folder; Mercurial's own client asks at the same address, for its own type. */
  @GET
  @NeedsScope("repository:read")
  @Produces({MediaType.TEXT_HTML, HgHttp.TYPE})
  public Response home(@Context UriInfo uri, @Context HttpHeaders headers) throws IOException {
    return HgClient.asks(headers)
        ? protocols.hg(visit).answer("GET", uri, headers, InputStream.nullInputStream())
        : Response.ok(home(), MediaType.TEXT_HTML_TYPE).build();
  }

  /** Mercurial's own client, which sends to the address of the repository itself. */
  @POST
  @NeedsScope("repository:read")
  @Produces(MediaType.WILDCARD)
  public Response hg(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return protocols.hg(visit).answer("POST", uri, headers, body);
  }

  @Path("{deed: edit|new|upload|delete}")
  public Object editing(@PathParam("deed") String deed) {
    return workshop.editing(visit, deed);
  }

  @Path("search")
  public Object search() {
    return workshop.search(visit);
  }

  @Path("activity")
  public Object activity() {
    return workshop.activity(visit, live);
  }

  @Path("find")
  public Object find() {
    return workshop.find(visit);
  }

  /** The client of Git LFS. */
  @Path("info/lfs")
  public Object largeFiles() {
    GitOnly.require(mount, "Git LFS");
    return new LfsHttp(visit, upkeep.largeFiles(), LargeFiles.address(upkeep.site(), mount));
  }

  @Path("settings")
  public Object settings() {
    return new CodeSettingsViews(visit, repositories, upkeep);
  }

  private View home() {
    try (Repository repository = repositories.open(visit)) {
      LiveSpot spot = LiveSpot.of(live, mount);
      Optional<Ref> head = head(repository);
      if (head.isEmpty()) {
        return new EmptyReader(visit, repositories, life).page(spot);
      }
      var place = new Place(head.get().brief(), head.get().target(), RepoPath.ROOT);
      return folder(repository, place, true, spot);
    }
  }

  static Optional<Ref> head(Repository repository) {
    return repository.head().or(() -> repository.refs().stream().findFirst());
  }

  @GET
  @Path("tree/{place: .+}")
  public Object tree(@PathParam("place") String asked) {
    try (Repository repository = repositories.open(visit)) {
      LiveSpot spot = spot(live, mount, asked);
      Place place = locate(repository, asked);
      TreeEntry entry = entry(repository, place);
      return entry.folder()
          ? folder(repository, place, false, spot)
          : Answers.seeOther(Bar.url(mount, "file", place.ref(), place.path()));
    }
  }

  private TreePage folder(
      Repository repository, Place place, boolean top, @Nullable LiveSpot spot) {
    return new FolderReader(
            visit, repositories, repository, readmes, workshop.counts(), upkeep.site())
        .page(place, top, spot);
  }

  @GET
  @Path("file/{place: .+}")
  public Object file(
      @PathParam("place") String asked, @QueryParam("plain") @Nullable String plain) {
    try (Repository repository = repositories.open(visit)) {
      LiveSpot spot = spot(live, mount, asked);
      Place place = locate(repository, asked);
      TreeEntry entry = entry(repository, place);
      if (entry.folder()) {
        return Answers.seeOther(Bar.url(mount, "tree", place.ref(), place.path()));
      }
      return new FileReader(visit, repositories, repository, readmes, browsing.texts())
          .page(place, entry, plain != null, spot);
    }
  }

  @GET
  @Produces(MediaType.WILDCARD)
  @Path("raw/{place: .+}")
  public Response raw(
      @PathParam("place") String asked, @HeaderParam("If-None-Match") @Nullable String known) {
    Repository repository = repositories.open(visit);
    try {
      Place place = locate(repository, asked);
      TreeEntry entry = entry(repository, place);
      if (!entry.file()) {
        throw new NotFound("The file " + place.path() + " at " + place.ref());
      }
      boolean forever = place.ref().equals(place.commit().text());
      return Raw.answer(repository, entry, forever, known);
    } catch (RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  @GET
  @Produces(MediaType.WILDCARD)
  @Path("archive/{name: .+}")
  public Response archive(@PathParam("name") String name) {
    Archive format =
        Archive.of(name).orElseThrow(() -> new NotFound("An archive of the form " + name));
    String ref = name.substring(0, name.length() - format.suffix().length());
    CommitId commit;
    try (Repository repository = repositories.open(visit)) {
      commit = resolve(repository, ref);
    }
    return Raw.archive(() -> repositories.open(visit), visit, ref, commit, format);
  }

  @Path("blame")
  public Object blame() {
    return new BlameViews(visit, browsing, live);
  }

  @Path("log")
  public Object log() {
    return new LogViews(visit, browsing, live, upkeep.badges());
  }

  @Path("feed")
  public Object feed() {
    return new FeedViews(visit, browsing, upkeep.site());
  }

  @Path("commit")
  public Object commit() {
    return new CommitViews(visit, browsing, artifacts, upkeep.signatures());
  }

  @Path("compare")
  public Object compare() {
    return new CompareViews(visit, browsing, life.forks(), live);
  }

  @Path("{refs: branches|tags}")
  public Object refs(@PathParam("refs") String refs) {
    return new RefViews(visit, browsing, upkeep, live, refs.equals("tags"));
  }

  @Path("{refs: branches|tags}/change")
  public Object refDeeds(@PathParam("refs") String refs) {
    return new RefViews(visit, browsing, upkeep, live, refs.equals("tags")).deeds();
  }

  @POST
  @Path("default-branch")
  public Response showFirst(@FormParam("branch") @Nullable String branch) {
    repositories.showFirst(visit, Objects.requireNonNullElse(branch, ""));
    return Answers.seeOther(
        mount.page("branches"), "Visitors now see the branch “" + branch + "” first.");
  }

  /** To be read before the page; what is named by its commit stays as it is. */
  static @Nullable LiveSpot spot(Live live, Mount mount, String asked) {
    return asked.matches("[0-9a-f]{40}(/.*)?") ? null : LiveSpot.of(live, mount);
  }

  static Place locate(Repository repository, String asked) {
    return repository
        .locate(asked)
        .orElseThrow(() -> new NotFound("A branch, tag or commit named in “" + asked + "”"));
  }

  static TreeEntry entry(Repository repository, Place place) {
    return repository
        .entry(place.commit(), place.path())
        .orElseThrow(() -> new NotFound("“" + place.path() + "” at " + place.ref()));
  }

  static CommitId resolve(Repository repository, String name) {
    return repository
        .resolve(name)
        .orElseThrow(() -> new NotFound("The branch, tag or commit “" + name + "”"));
  }
}
