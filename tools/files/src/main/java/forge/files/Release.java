package forge.files;

import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version a project ships: notes, and the files of one folder.
 *
 * @param folder where its files are
 * @param notes Markdown: what is new
 * @param tag the tag of the repository it was made from; empty where none is named
 * @param because why it was withdrawn; empty where it was not
 * @param publishedAt when it came out; null for a draft
 * @param due when a draft is to come out by itself; null where nobody said
 * @param dueAs what the draft will be then
 * @param revision counted from 1, with every change
 */
public record Release(
    MountId mount,
    String version,
    String title,
    FilePath folder,
    String notes,
    String tag,
    ReleaseState state,
    String because,
    UserId by,
    Instant madeAt,
    @Nullable Instant publishedAt,
    @Nullable Instant due,
    ReleaseState dueAs,
    int revision) {
  private static final int LONGEST_VERSION = 60;
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_TAG = 200;
  private static final int LONGEST_NOTES = 100_000;
  private static final int LONGEST_REASON = 500;

  /** A draft. */
  public static Release draft(
      MountId mount, String version, FilePath folder, UserId by, Instant now) {
    return new Release(
        mount,
        name(version),
        "",
        folder,
        "",
        "",
        ReleaseState.DRAFT,
        "",
        by,
        now,
        null,
        null,
        ReleaseState.PUBLISHED,
        1);
  }

  private static String name(String version) {
    String line = Check.line("version", "The version", version, LONGEST_VERSION);
    if (line.contains("/")) {
      throw new Invalid("version", "A version has no slash in it.");
    }
    try {
      return FilePath.of(line).value();
    } catch (Invalid e) {
      throw new Invalid("version", e.reason());
    }
  }

  public Release withText(String newTitle, String newNotes, String newTag) {
    String cleanTag = Check.optionalLine("tag", "The tag", newTag, LONGEST_TAG);
    if (!draft() && !cleanTag.equals(tag)) {
      throw new Invalid("tag", "The tag of a published release never changes.");
    }
    return new Release(
        mount,
        version,
        Check.optionalLine("title", "The title", newTitle, LONGEST_TITLE),
        folder,
        Check.text("notes", "The notes", newNotes, LONGEST_NOTES),
        cleanTag,
        state,
        because,
        by,
        madeAt,
        publishedAt,
        due,
        dueAs,
        revision + 1);
  }

  /** The same, out. */
  Release published(ReleaseState as, Instant now) {
    return with(as, "", publishedAt == null ? now : publishedAt, null, ReleaseState.PUBLISHED);
  }

  /** The same, to come out by itself; never where {@code at} is null. */
  Release scheduled(ReleaseState as, @Nullable Instant at) {
    return with(state, because, publishedAt, at, as);
  }

  Release withdrawn(@Nullable String reason) {
    String clean = Check.line("reason", "The reason", reason, LONGEST_REASON);
    return with(ReleaseState.WITHDRAWN, clean, publishedAt, null, ReleaseState.PUBLISHED);
  }

  private Release with(
      ReleaseState newState,
      String reason,
      @Nullable Instant out,
      @Nullable Instant newDue,
      ReleaseState newDueAs) {
    return new Release(
        mount,
        version,
        title,
        folder,
        notes,
        tag,
        newState,
        reason,
        by,
        madeAt,
        out,
        newDue,
        newDueAs,
        revision + 1);
  }

  public boolean draft() {
    return state == ReleaseState.DRAFT;
  }

  /** Whether it is out to be tried. */
  public boolean trial() {
    return state == ReleaseState.PRE_RELEASE;
  }

  public boolean withdrawn() {
    return state == ReleaseState.WITHDRAWN;
  }

  /** What lists call it. */
  public String name() {
    return title.isEmpty() ? version : title;
  }

  /** Its place among the others. */
  public ReleaseVersion order() {
    return ReleaseVersion.of(version);
  }

  /** How its files stand. */
  public Standing standing() {
    return switch (state) {
      case DRAFT -> Standing.STAGED;
      case PRE_RELEASE, PUBLISHED -> Standing.LIVE;
      case WITHDRAWN -> Standing.WITHDRAWN;
    };
  }
}
