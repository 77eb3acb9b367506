package forge.scm.web;

import forge.access.Visit;
import forge.scm.LogQuery;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.web.Readmes.Readme;
import forge.tool.RunningTool.Widget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a project's home shows of its repository: the README, and what was pushed last. */
public final class ScmWidgets {
  private static final int LATEST = 6;

  private final Repositories repositories;
  private final Readmes readmes;

  public ScmWidgets(Repositories repositories, Readmes readmes) {
    this.repositories = repositories;
    this.readmes = readmes;
  }

  /** The newest commits, and where there are more. */
  public record Latest(String label, String branch, String url, List<CommitLine> commits) {}

  public List<Widget> of(Visit visit) {
    try (Repository repository = repositories.open(visit)) {
      Optional<Ref> head = repository.head();
      if (head.isEmpty()) {
        return List.of();
      }
      var place = new Place(head.get().brief(), head.get().target(), RepoPath.ROOT);
      var widgets = new ArrayList<Widget>();
      readme(visit, repository, place)
          .ifPresent(
              readme ->
                  widgets.add(
                      new Widget(
                          Widget.Place.MAIN, 10, "/forge/scm/web/ReadmeWidget.ftlh", readme)));
      widgets.add(
          new Widget(
              Widget.Place.SIDE,
              30,
              "/forge/scm/web/LatestWidget.ftlh",
              latest(visit, repository, place)));
      return widgets;
    }
  }

  private Optional<Readme> readme(Visit visit, Repository repository, Place place) {
    return readmes.among(visit, repository, place, repository.list(place.commit(), place.path()));
  }

  private static Latest latest(Visit visit, Repository repository, Place place) {
    var mount = visit.mount();
    return new Latest(
        mount.label(),
        place.ref(),
        Bar.url(mount, "log", place.ref(), RepoPath.ROOT),
        repository.log(LogQuery.of(place.commit(), LATEST)).items().stream()
            .map(commit -> CommitLine.of(mount, commit))
            .toList());
  }
}
