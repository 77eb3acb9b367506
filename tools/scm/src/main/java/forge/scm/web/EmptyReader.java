package forge.scm.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.scm.Repositories;
import forge.scm.ScmPermission;
import forge.scm.life.Import;
import forge.scm.life.Life;
import forge.web.View;
import java.net.URI;
import java.util.Optional;

/** Shows a repository with nothing in it: what comes into it just now, or what to type. */
final class EmptyReader {
  private final Visit visit;
  private final Repositories repositories;
  private final Life life;

  EmptyReader(Visit visit, Repositories repositories, Life life) {
    this.visit = visit;
    this.repositories = repositories;
    this.life = life;
  }

  View page(LiveSpot spot) {
    Optional<Import> arriving = life.imports().find(visit);
    if (arriving.isPresent()) {
      return new ImportPage(
          visit.mount(),
          arriving.get(),
          from(arriving.get()),
          visit.may(CorePermission.ADMIN),
          spot);
    }
    return EmptyPage.of(
        visit.mount(),
        repositories.addresses(),
        visit.may(ScmPermission.WRITE),
        visit.user().guest());
  }

  /** Only admins see the whole address, which may tell of things that are nobody's business. */
  private String from(Import arriving) {
    if (arriving.uploaded()) {
      return "an uploaded file";
    }
    return visit.may(CorePermission.ADMIN)
        ? arriving.source()
        : String.valueOf(URI.create(arriving.source()).getHost());
  }
}
