package forge.files;

import forge.job.Job;
import forge.job.Submission;
import forge.tool.Platform;
import java.time.Duration;
import java.time.Instant;

/** Removes bytes some days after the last file that had them, and what arrived only in part. */
final class Discarding {
  private static final Duration KEPT = Duration.ofDays(7);
  private final ReleaseFileStore store;
  private final ContentStore contents;
  private final Platform platform;

  /** Asks for bytes to be removed that no file has any more. */
  public record Discard(String sha256) implements Job {}

  /** Asks for what arrived only in part to be removed. */
  public record Sweep() implements Job {}

  Discarding(
      ReleaseFileStore store,
      ContentStore contents,
      Arrivals arrivals,
      PartialStore partials,
      Platform platform) {
    this.store = store;
    this.contents = contents;
    this.platform = platform;
    platform.jobs().assign(Discard.class, (job, progress) -> discard(job));
    platform
        .jobs()
        .assign(
            Sweep.class,
            (job, progress) -> {
              arrivals.sweep(yesterday());
              partials.sweep(platform.clock().instant());
            });
    platform.jobs().schedule("files sweep", Duration.ofDays(1), Sweep::new);
  }

  /** Removes some bytes after a time in which the deed can be undone. */
  void later(String content, Instant now) {
    platform
        .jobs()
        .submit(
            new Discard(content),
            Submission.NOW.at(now.plus(KEPT)).once("discard " + content + " " + now));
  }

  /** Removes some bytes that nobody has seen. */
  void soon(String content) {
    platform.jobs().submit(new Discard(content));
  }

  private void discard(Discard job) {
    if (!store.uses(job.sha256())) {
      contents.remove(job.sha256(), yesterday());
    }
  }

  private Instant yesterday() {
    return platform.clock().instant().minus(Duration.ofDays(1));
  }
}
