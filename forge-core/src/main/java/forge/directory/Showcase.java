package forge.directory;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.AttachmentFiles;
import forge.artifact.Pictures;
import forge.project.Profile;
import forge.project.Project;
import forge.project.Screenshot;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.tool.Projects;
import java.awt.Dimension;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the admins of a project present it: profile, icon and screenshots. */
public final class Showcase {
  /** Of a picture, in bytes. */
  public static final long LARGEST = 5_000_000;

  public static final int MOST_SCREENSHOTS = 12;
  private static final int LONGEST_TEXT = 200;

  private final Projects projects;
  private final Categories categories;
  private final AttachmentFiles files;

  Showcase(Projects projects, Categories categories, AttachmentFiles files) {
    this.projects = projects;
    this.categories = categories;
    this.files = files;
  }

  public Project describe(Visit visit, Said said) {
    visit.require(CorePermission.ADMIN);
    Profile profile = said.checked(visit.project().profile(), categories.tree());
    return projects.present(visit, profile, "changed the profile");
  }

  /** Shows one more picture, after those there are. */
  public Screenshot add(Visit visit, @Nullable String text, InputStream content) {
    visit.require(CorePermission.ADMIN);
    String words = words(text);
    Profile profile = visit.project().profile();
    if (profile.screenshots().size() >= MOST_SCREENSHOTS) {
      throw new Full(
          "A project shows at most " + MOST_SCREENSHOTS + " screenshots. Remove one first.");
    }
    Screenshot shot = keep(content, words);
    if (find(profile, shot.content()) != null) {
      throw new Conflict("This picture is shown already.");
    }
    var all = new ArrayList<>(profile.screenshots());
    all.add(shot);
    projects.present(visit, profile.withScreenshots(all), "added a screenshot");
    return shot;
  }

  /** Says what is seen on a picture, and moves it to a place counted from 1. */
  public void change(Visit visit, String content, @Nullable String text, int place) {
    visit.require(CorePermission.ADMIN);
    Screenshot old = get(visit, content);
    var changed = new Screenshot(content, old.type(), words(text), old.width(), old.height());
    var all = new ArrayList<>(visit.project().profile().screenshots());
    all.remove(old);
    all.add(Math.clamp(place - 1L, 0, all.size()), changed);
    projects.present(visit, visit.project().profile().withScreenshots(all), "changed a screenshot");
  }

  public void remove(Visit visit, String content) {
    visit.require(CorePermission.ADMIN);
    Screenshot old = get(visit, content);
    var left = new ArrayList<>(visit.project().profile().screenshots());
    left.remove(old);
    projects.present(
        visit, visit.project().profile().withScreenshots(left), "removed a screenshot");
  }

  /** Gives the project an icon, or takes it away where there is no content. */
  public void icon(Visit visit, @Nullable InputStream content) {
    visit.require(CorePermission.ADMIN);
    projects.showIcon(visit, content == null ? null : keep(content, "").content());
  }

  public Screenshot get(Visit visit, String content) {
    visit.require(CorePermission.READ);
    Screenshot found = find(visit.project().profile(), content);
    if (found == null) {
      throw new NotFound("The screenshot");
    }
    return found;
  }

  /** The bytes of a picture the project shows. */
  public Path picture(Visit visit, String content, boolean small) {
    visit.require(CorePermission.READ);
    boolean shown =
        find(visit.project().profile(), content) != null
            || Objects.equals(visit.project().about().icon(), content);
    Path whole = files.path(content);
    if (!shown || !Files.exists(whole)) {
      throw new NotFound("The picture");
    }
    if (!small) {
      return whole;
    }
    Path thumbnail = files.thumbnail(content);
    if (!Files.exists(thumbnail) && !Pictures.shrink(whole, thumbnail)) {
      throw new NotFound("The picture");
    }
    return thumbnail;
  }

  private static String words(@Nullable String text) {
    return Check.line("text", "What is seen on the picture", text, LONGEST_TEXT);
  }

  private static @Nullable Screenshot find(Profile profile, String content) {
    return profile.screenshots().stream()
        .filter(s -> s.content().equals(content))
        .findFirst()
        .orElse(null);
  }

  /** Only what can be read as a picture is kept, by what it is and not by its name. */
  private Screenshot keep(InputStream content, String text) {
    var kept = files.keep(content, "The picture", LARGEST);
    String type =
        Pictures.type(kept.path())
            .orElseThrow(() -> new Invalid("file", "A picture is a PNG, JPEG or GIF file."));
    Dimension size =
        Pictures.measure(kept.path())
            .orElseThrow(
                () ->
                    new Invalid(
                        "file",
                        "The picture cannot be read, or has more than "
                            + Pictures.MOST_PIXELS / 1_000_000
                            + " million pixels.",
                        Pictures.MOST_PIXELS));
    return new Screenshot(kept.hash(), type, text, size.width, size.height);
  }
}
