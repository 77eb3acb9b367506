package forge.artifact;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.job.Job;
import forge.job.Jobs;
import forge.project.MountId;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.NotFound;
import forge.user.UserId;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files that people attach to artifacts.
 *
 * <p>A tool answers for the right to change its artifact before it calls {@link #add} or {@link
 * #remove}. Serving asks for the right to read the artifact itself.
 */
public final class Attachments {
  /** In bytes. */
  public static final long LARGEST = 10_000_000;

  public static final int MOST = 100;
  private static final int LONGEST_NAME = 120;
  private static final Duration GRACE = Duration.ofDays(1);
  private static final Duration GONE = Duration.ofDays(30);

  private final ArtifactStore store;
  private final AttachmentFiles files;
  private final Clock clock;

  /** Asks for the bytes to be deleted that no artifact refers to any more. */
  public record Sweep() implements Job {}

  /**
   * What an attachment belongs to and where its bytes are.
   *
   * @param picture the small picture; null when there is none
   */
  public record Found(
      MountId mount, String artifact, Attachment attachment, Path file, @Nullable Path picture) {}

  public Attachments(ArtifactStore store, Path folder, Clock clock) {
    this.store = store;
    this.files = new AttachmentFiles(folder, clock);
    this.clock = clock;
  }

  /** Has the orphans swept once a day. */
  public void schedule(Jobs jobs) {
    jobs.assign(Sweep.class, (job, progress) -> sweep());
    jobs.schedule("sweep attachments", Duration.ofDays(1), Sweep::new);
  }

  /** Keeps what the stream holds, up to the limit, and attaches it to the artifact. */
  public Attachment add(Visit visit, String artifact, @Nullable String name, InputStream content) {
    visit.require(CorePermission.READ);
    Attachment attachment = files.bring(name, content, LARGEST, visit.user().id());
    if (!store.attach(visit.mount(), artifact, attachment, MOST)) {
      throw new Full("This already has " + MOST + " files, which is the limit.");
    }
    return attachment;
  }

  /** The files of an artifact, oldest first. Rendering a page brings them along, too. */
  public List<Attachment> of(MountId mount, String artifact) {
    return store
        .find(mount, artifact, UserId.GUEST)
        .map(ArtifactStore.Known::attachments)
        .orElse(List.of());
  }

  public void remove(Visit visit, String artifact, String attachment) {
    visit.require(CorePermission.READ);
    if (of(visit.mount().id(), artifact).stream().noneMatch(a -> a.id().equals(attachment))) {
      throw new NotFound("The attachment " + attachment);
    }
    store.detach(visit.mount().id(), artifact, attachment);
  }

  /** Finds an attachment; whoever serves it asks whether the artifact may be read. */
  public Optional<Found> find(String id) {
    return store
        .withAttachment(id)
        .flatMap(
            known ->
                known.attachments().stream()
                    .filter(a -> a.id().equals(id))
                    .findFirst()
                    .map(
                        a ->
                            new Found(
                                known.mount(),
                                known.artifact(),
                                a,
                                files.path(a.hash()),
                                picture(a))));
  }

  /** Makes the small picture unless it is there; whether there is one now. */
  public boolean shrink(Found found) {
    return files.shrink(found.attachment());
  }

  /** Whether a browser may show it in the page; all else is for download. */
  public static boolean shown(Attachment attachment) {
    return MediaTypes.shown(attachment.type());
  }

  /** Deletes what no artifact refers to and forgets artifacts that have been gone for long. */
  int sweep() {
    store.forgetGone(clock.instant().minus(GONE));
    return files.sweep(clock.instant().minus(GRACE), store::refersTo);
  }

  private @Nullable Path picture(Attachment a) {
    return a.width() == null ? null : files.thumbnail(a.hash());
  }

  /** The last part of a path, without what a file system or a header could stumble over. */
  static String cleanName(@Nullable String name) {
    String whole = name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFC);
    String last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
    String clean =
        last.codePoints()
            .filter(
                c ->
                    !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE)
            .map(c -> "<>:\"|?*;%".indexOf(c) >= 0 ? '_' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip()
            .replaceFirst("^\\.+", "");
    if (clean.isEmpty()) {
      return "file";
    }
    if (clean.length() <= LONGEST_NAME) {
      return clean;
    }
    int dot = clean.lastIndexOf('.');
    String end = dot > 0 && clean.length() - dot <= 12 ? clean.substring(dot) : "";
    return clean.substring(0, LONGEST_NAME - end.length()) + end;
  }
}
