package forge.files;

import forge.files.ReleaseFile.Content;
import forge.job.Job;
import forge.tool.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the bytes of all files from one store to another, one content after the other. */
final class Moving {
  private static final Logger LOG = LoggerFactory.getLogger(Moving.class);
  private static final int AT_ONCE = 100;

  private final ReleaseFileStore files;
  private final Arrivals arrivals;
  private final ContentStore to;
  private final ContentStore from;
  private final Platform platform;

  /** Asks for it; what was moved already is not moved again. */
  public record Move() implements Job {}

  Moving(
      ReleaseFileStore files,
      Arrivals arrivals,
      ContentStore to,
      ContentStore from,
      Platform platform) {
    this.files = files;
    this.arrivals = arrivals;
    this.to = to;
    this.from = from;
    this.platform = platform;
    platform.jobs().assign(Move.class, (job, progress) -> moveAll());
    platform.jobs().schedule("move files", Duration.ofHours(1), Move::new);
  }

  private void moveAll() {
    String after = "";
    int moved = 0;
    for (List<Content> some = files.contents(after, AT_ONCE);
        !some.isEmpty();
        some = files.contents(after, AT_ONCE)) {
      for (Content content : some) {
        if (from.has(content.sha256())) {
          move(content);
          moved++;
        }
      }
      after = some.getLast().sha256();
    }
    if (moved > 0) {
      LOG.info("{} files were moved to the store that is set.", moved);
    }
  }

  private void move(Content content) {
    if (!to.has(content.sha256())) {
      try (InputStream in = Channels.newInputStream(from.open(content.sha256()))) {
        Arrived arrived = arrivals.receive(in, content.size());
        if (!arrived.content().sha256().equals(content.sha256())) {
          arrivals.drop(arrived);
          LOG.error("The content {} is damaged and stays where it is.", content.sha256());
          return;
        }
        to.keep(arrived, platform.clock().instant());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    from.remove(content.sha256(), Instant.MAX);
  }
}
