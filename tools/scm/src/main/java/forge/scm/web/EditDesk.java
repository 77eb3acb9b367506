package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Check;
import forge.refusal.Refusal.NotFound;
import forge.scm.Archived;
import forge.scm.CommitId;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.ScmPermission;
import forge.scm.Systems;
import forge.scm.TreeEntry;
import forge.scm.VersionControl.Kind;
import forge.scm.edit.Change;
import forge.scm.edit.Edits;
import forge.scm.edit.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages share on which files are changed. */
final class EditDesk {
  private static final int PROPOSALS = 1_000;

  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final Edits edits;
  private final Readmes readmes;

  EditDesk(Visit visit, Repositories repositories, Edits edits, Readmes readmes) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.edits = edits;
    this.readmes = readmes;
  }

  /** Whether pages offer the visitor to change files here. */
  static boolean offered(Visit visit) {
    return visit.may(ScmPermission.WRITE)
        && Systems.kind(visit.mount()) == Kind.GIT
        && !Archived.is(visit.mount());
  }

  Visit visit() {
    return visit;
  }

  Mount mount() {
    return mount;
  }

  Readmes readmes() {
    return readmes;
  }

  /** The repository, for those who may change it. */
  Repository open() {
    edits.admit(visit);
    return repositories.open(visit);
  }

  /**
   * Where somebody changes something.
   *
   * @param commit null where the repository has no commit yet
   * @param branch whether the ref is a branch, so that it can be committed to
   */
  record Spot(String ref, @Nullable CommitId commit, RepoPath path, boolean branch) {

    /** A place in what is there already. */
    Place place() {
      if (commit == null) {
        throw new NotFound("“" + path + "”");
      }
      return new Place(ref, commit, path);
    }
  }

  /** Reads {@code main/src/Arch.java}; in an empty repository the first part is the branch. */
  static Spot spot(Repository repository, String asked) {
    List<String> branches = repository.branches();
    if (branches.isEmpty() && repository.head().isEmpty()) {
      RepoPath path = RepoPath.of(asked);
      var rest = path.parts().subList(Math.min(1, path.parts().size()), path.parts().size());
      return new Spot(path.trail().get(0).toString(), null, new RepoPath(rest), true);
    }
    Place place =
        repository
            .locate(asked)
            .orElseThrow(() -> new NotFound("A branch, tag or commit named in “" + asked + "”"));
    return new Spot(place.ref(), place.commit(), place.path(), branches.contains(place.ref()));
  }

  static TreeEntry file(Repository repository, Spot spot) {
    return repository
        .entry(spot.place().commit(), spot.path())
        .filter(TreeEntry::file)
        .orElseThrow(() -> new NotFound("The file “" + spot.path() + "” at " + spot.ref()));
  }

  Saving saving(Repository repository, Spot spot, String deed, String subject) {
    String back =
        spot.commit() == null
            ? mount.page().toString()
            : Bar.url(
                mount, deed.matches("edit|delete") ? "file" : "tree", spot.ref(), spot.path());
    return new Saving(
        Bar.url(mount, deed, spot.ref(), spot.path()),
        back,
        spot.branch() ? spot.ref() : "",
        proposed(repository.branches()),
        subject,
        edits.author(visit).orElse(null));
  }

  private String proposed(List<String> branches) {
    String name = visit.user().id() + "-patch-";
    int n = 1;
    while (n < PROPOSALS && branches.contains(name + n)) {
      n++;
    }
    return name + n;
  }

  List<Crumb> crumbs(Spot spot, String last) {
    var crumbs = new ArrayList<Crumb>();
    crumbs.add(new Crumb(mount.label(), mount.page().toString()));
    if (spot.commit() != null) {
      spot.path()
          .trail()
          .forEach(p -> crumbs.add(new Crumb(p.name(), Bar.url(mount, "tree", spot.ref(), p))));
    }
    crumbs.add(new Crumb(last, null));
    return crumbs;
  }

  /** Commits what somebody did with a form, to the branch they chose. */
  Outcome commit(Spot spot, EditForm form, CommitId base, List<Change> changes, String subject) {
    boolean elsewhere = form.elsewhere() || !spot.branch();
    return edits.commit(
        visit,
        branch(spot, form),
        elsewhere ? base : null,
        changes,
        form.subject().isBlank() ? subject : form.subject(),
        form.body());
  }

  /** The first commit of a repository. */
  Outcome begin(Spot spot, EditForm form, List<Change> changes, String subject) {
    return edits.commit(
        visit,
        spot.ref(),
        null,
        changes,
        form.subject().isBlank() ? subject : form.subject(),
        form.body());
  }

  /** The branch that is committed to. */
  static String branch(Spot spot, EditForm form) {
    return form.elsewhere() || !spot.branch()
        ? Check.line("branch", "The name of the branch", form.branch(), 200)
        : spot.ref();
  }
}
