package forge.directory;

import forge.access.AuditLog;
import forge.artifact.AttachmentFiles;
import forge.bell.Doorbell;
import forge.job.Job;
import forge.project.ProjectId;
import forge.project.ProjectStore;
import forge.tool.Platform;
import forge.tool.Projects;
import forge.tool.Tools;
import java.time.Duration;

/** The directory of this forge, put together. */
public final class Directory {
  private static final Duration GRACE = Duration.ofDays(1);

  private final Categories categories;
  private final Showcase showcase;
  private final FigureStore figures;
  private final Counting counting;
  private final Shelves shelves;

  /** Asks for the pictures to be deleted that no project shows any more. */
  public record SweepPictures() implements Job {}

  public Directory(
      Platform platform,
      Projects projects,
      Tools tools,
      ProjectStore store,
      AuditLog audit,
      Doorbell bell) {
    var database = platform.database();
    var clock = platform.clock();
    categories = new Categories(new CategoryStore(database), audit, bell, clock);
    var pictures = new AttachmentFiles(platform.config().data().resolve("files/pictures"), clock);
    showcase = new Showcase(projects, categories, pictures);
    figures = new FigureStore(database, bell);
    var index = new DirectoryIndex(platform.collection("directory", Directory.class));
    counting = new Counting(index, figures, categories, store, tools, platform.jobs(), clock);
    counting.listen(platform.events());
    categories.onChange(counting::askAll);
    shelves = new Shelves(index, store, figures);
    platform
        .jobs()
        .assign(
            SweepPictures.class,
            (job, progress) -> pictures.sweep(clock.instant().minus(GRACE), store::shows));
    platform.jobs().schedule("sweep pictures", Duration.ofDays(1), SweepPictures::new);
  }

  /** Has a project counted and indexed again. */
  public void changed(ProjectId project) {
    counting.ask(project);
  }

  /** Where strangers look for projects. */
  public Shelves shelves() {
    return shelves;
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
