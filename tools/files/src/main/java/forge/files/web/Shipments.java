package forge.files.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.access.Visit;
import forge.files.FilePath;
import forge.files.ReleaseFile;
import forge.files.ReleaseFiles;
import forge.project.MountId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The files that were fetched lately. What is said of one that is published is remembered for five
 * seconds; every change of a mount's files is told to all nodes so that they forget them at once.
 * Whether somebody may have a file is asked each time.
 */
final class Shipments {
  private final ReleaseFiles files;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<Place, Shipment> recent =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofSeconds(5)).build();

  /** A file by its address, in whatever form that was sent. */
  private record Place(MountId mount, String address) {}

  Shipments(ReleaseFiles files) {
    this.files = files;
    files.onChange(this::forget);
  }

  private void forget(MountId mount) {
    changes.incrementAndGet();
    recent.asMap().keySet().removeIf(place -> place.mount().equals(mount));
  }

  Shipment get(Visit visit, String address) {
    visit.require(CorePermission.READ);
    var place = new Place(visit.mount().id(), address);
    Shipment known = recent.getIfPresent(place);
    if (known != null) {
      return known;
    }
    long before = changes.get();
    ReleaseFile file = files.get(visit, FilePath.of(address));
    Shipment fresh = Shipment.of(file);
    if (file.live() && changes.get() == before) {
      recent.put(place, fresh);
    }
    return fresh;
  }
}
