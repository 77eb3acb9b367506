package forge.directory;

import forge.access.AuditLog;
import forge.artifact.AttachmentFiles;
import forge.bell.Doorbell;
import forge.job.Job;
import forge.project.ProjectStore;
import forge.tool.Platform;
import forge.tool.Projects;
import java.time.Duration;

/** The directory of this forge, put together. */
public final class Directory {
  private static final Duration GRACE = Duration.ofDays(1);

  private final Categories categories;
  private final Showcase showcase;
  private final FigureStore figures;

  /** Asks for the pictures to be deleted that no project shows any more. */
  public record SweepPictures() implements Job {}

  public Directory(
      Platform platform, Projects projects, ProjectStore store, AuditLog audit, Doorbell bell) {
    var database = platform.database();
    var clock = platform.clock();
    categories = new Categories(new CategoryStore(database), audit, bell, clock);
    var pictures = new AttachmentFiles(platform.config().data().resolve("files/pictures"), clock);
    showcase = new Showcase(projects, categories, pictures);
    figures = new FigureStore(database, bell);
    platform
        .jobs()
        .assign(
            SweepPictures.class,
            (job, progress) -> pictures.sweep(clock.instant().minus(GRACE), store::shows));
    platform.jobs().schedule("sweep pictures", Duration.ofDays(1), SweepPictures::new);
  }

  public Categories categories() {
    return categories;
  }

  public Showcase showcase() {
    return showcase;
  }

  public FigureStore figures() {
    return figures;
  }
}
