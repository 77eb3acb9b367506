package forge.scm.life;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.project.ToolKey;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.scm.Pushes;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.git.GitUploads;
import forge.tool.Mounting;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes repositories in a project, each beginning as somebody wants it to. */
public final class NewRepositories {
  private static final ToolKey TOOL = new ToolKey("scm");

  private static final int LONGEST_ABOUT = 140;

  private final Supplier<Mounting> mounting;
  private final Imports imports;
  private final GitUploads uploads;
  private final Pushes pushes;

  public NewRepositories(
      Supplier<Mounting> mounting, Imports imports, GitUploads uploads, Pushes pushes) {
    this.mounting = mounting;
    this.imports = imports;
    this.uploads = uploads;
    this.pushes = pushes;
  }

  /** How a repository begins. */
  public enum Beginning {
    EMPTY,
    README,
    IMPORT,
    UPLOAD;

    /** Reads the word a form or a program gives. */
    public static Beginning of(String word) {
      for (Beginning each : values()) {
        if (each.key().equals(word)) {
          return each;
        }
      }
      throw new Invalid("begin", "A repository begins empty, with a readme, an import or upload.");
    }

    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What somebody wants.
   *
   * @param point the last part of its address
   * @param url where an import comes from
   */
  public record Wanted(
      String point,
      String label,
      String about,
      String system,
      Beginning beginning,
      String url,
      @Nullable Login login) {

    String labelOrPoint() {
      return label.isBlank() ? point : label;
    }
  }

  /** The repositories of the visited project that the visitor may read, in their order. */
  public static List<Mount> all(Visit visit) {
    return visit.project().mounts().stream()
        .filter(m -> m.tool().equals(TOOL))
        .filter(m -> visit.at(m).may(CorePermission.READ))
        .toList();
  }

  /**
   * Makes a repository; it is there at once, and an import fills it by and by.
   *
   * @param file what was uploaded; null where nothing was
   */
  public Mount make(Visit visit, Wanted wanted, @Nullable InputStream file) throws IOException {
    visit.require(CorePermission.ADMIN);
    check(wanted);
    InputStream upload = wanted.beginning() == Beginning.UPLOAD ? something(file) : null;
    Mount mount =
        mount(visit, wanted.point(), wanted.labelOrPoint(), wanted.about(), wanted.system());
    Visit there = visit.at(mount);
    switch (wanted.beginning()) {
      case EMPTY -> {}
      case README -> {
        uploads.begin(mount.id(), visit.user().id(), readme(wanted));
        pushes.catchUp(mount);
      }
      case IMPORT -> imports.from(there, wanted.url(), wanted.login());
      case UPLOAD -> imports.upload(there, java.util.Objects.requireNonNull(upload));
    }
    return mount;
  }

  /** An empty repository at a point of the visited project. */
  Mount mount(Visit visit, String point, String label, String about, String system) {
    return mounting
        .get()
        .mount(visit.atProject(), TOOL, point, label, Map.of("system", system, "about", about));
  }

  private void check(Wanted wanted) {
    Check.optionalLine("about", "The description", wanted.about(), LONGEST_ABOUT);
    boolean git = wanted.system().equals(Kind.GIT.key());
    if (!Systems.keys().contains(wanted.system())) {
      throw new Invalid(
          "system", "The system must be one of " + String.join(", ", Systems.keys()) + ".");
    }
    boolean plain = wanted.beginning() == Beginning.EMPTY || wanted.beginning() == Beginning.IMPORT;
    if (!git && !plain) {
      throw new Invalid(
          "begin", "Repositories of other systems than Git begin empty or with an import.");
    }
    if (wanted.beginning() == Beginning.IMPORT) {
      imports.source(Systems.kind(wanted.system()), wanted.url());
    }
  }

  private static InputStream something(@Nullable InputStream file) throws IOException {
    if (file != null) {
      var in = new PushbackInputStream(file);
      int first = in.read();
      if (first >= 0) {
        in.unread(first);
        return in;
      }
    }
    throw new Invalid("file", "Choose a file that holds the repository.");
  }

  private static String readme(Wanted wanted) {
    String about = wanted.about().isBlank() ? "" : "\n" + wanted.about().strip() + "\n";
    return "# " + wanted.labelOrPoint().strip() + "\n" + about;
  }
}
