package forge.files;

import forge.access.Visit;
import forge.files.PartialStore.Check;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooLarge;
import forge.refusal.Refusal.Unavailable;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files that arrive in pieces and are published when the last has come. */
public final class Uploads {
  private static final Map<String, String> DIGESTS =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256", "md5", "MD5");

  private final ReleaseFiles files;
  private final PartialStore store;
  private final Arrivals arrivals;
  private final Clock clock;

  /**
   * How far a file has come.
   *
   * @param intact false where the last piece was not what its checksum says, and so left away
   */
  public record Progress(Partial partial, long offset, boolean intact) {
    public boolean complete() {
      return offset == partial.length();
    }
  }

  Uploads(ReleaseFiles files, PartialStore store, Arrivals arrivals, Clock clock) {
    this.files = files;
    this.store = store;
    this.arrivals = arrivals;
    this.clock = clock;
  }

  /** Announces a file of so many bytes; refuses here what would be refused at the end. */
  public Progress begin(Visit visit, FilePath path, long length, Checksum checksum) {
    visit.require(FilesPermission.UPLOAD);
    if (length < 0) {
      throw new Invalid("Upload-Length", "A file has no less than 0 bytes.");
    }
    long largest = largest(visit);
    if (length > largest) {
      throw new TooLarge("The file", largest);
    }
    files.checkName(visit, path);
    Partial partial =
        store.make(
            visit.mount().id(),
            path,
            length,
            checksum.sha256(),
            visit.user().id(),
            clock.instant());
    return length == 0 ? land(visit, partial) : new Progress(partial, 0, true);
  }

  /** The largest file that may come, in bytes. */
  public long largest(Visit visit) {
    return NameRules.of(visit.mount().options()).largest();
  }

  /** How far it has come; where a process died at the very end, that is made up for. */
  public Progress find(Visit visit, String id) {
    visit.require(FilesPermission.UPLOAD);
    Partial partial = get(visit, id);
    long offset = store.offset(partial);
    return offset == partial.length() ? land(visit, partial) : new Progress(partial, offset, true);
  }

  /**
   * Adds a piece.
   *
   * @param checksum of the piece, such as {@code sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=}; null for none
   */
  public Progress append(
      Visit visit, String id, long offset, @Nullable String checksum, InputStream in) {
    visit.require(FilesPermission.UPLOAD);
    Partial partial = get(visit, id);
    Check check = checksum == null ? null : check(checksum);
    long now = store.append(partial, offset, in, check);
    if (check != null && !check.passed()) {
      return new Progress(partial, now, false);
    }
    return now == partial.length() ? land(visit, partial) : new Progress(partial, now, true);
  }

  /** Gives it up. */
  public void end(Visit visit, String id) {
    visit.require(FilesPermission.UPLOAD);
    store.remove(get(visit, id));
  }

  private Progress land(Visit visit, Partial partial) {
    Arrived arrived = arrivals.adopt(store.data(partial.id()));
    try {
      new Checksum(partial.sha256()).check(arrived.content().sha256());
      files.publish(visit, partial.path(), arrived);
    } catch (Unavailable later) {
      throw later;
    } catch (Refusal refused) {
      store.remove(partial);
      throw refused;
    }
    store.remove(partial);
    return new Progress(partial, partial.length(), true);
  }

  private Partial get(Visit visit, String id) {
    Optional<Partial> found = store.find(id);
    return found
        .filter(p -> p.length() != Partial.UNKNOWN)
        .filter(p -> p.mount().equals(visit.mount().id()) && p.by().equals(visit.user().id()))
        .orElseThrow(() -> new NotFound("The upload " + id));
  }

  private static Check check(String checksum) {
    String[] parts = checksum.strip().split(" ", 2);
    String algorithm = DIGESTS.get(parts[0]);
    if (algorithm == null || parts.length < 2) {
      throw new Invalid("Upload-Checksum", "Of checksums, sha1, sha256 and md5 are understood.");
    }
    try {
      byte[] wanted = Base64.getDecoder().decode(parts[1].strip());
      return new Digested(MessageDigest.getInstance(algorithm), wanted);
    } catch (IllegalArgumentException e) {
      throw new Invalid("Upload-Checksum", "The checksum is not Base64.");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The checksum of a piece, counted while it comes. */
  private static final class Digested implements Check {
    private final MessageDigest digest;
    private final byte[] wanted;
    private @Nullable Boolean passed;

    Digested(MessageDigest digest, byte[] wanted) {
      this.digest = digest;
      this.wanted = wanted;
    }

    @Override
    public void update(byte[] bytes, int length) {
      digest.update(bytes, 0, length);
    }

    @Override
    public boolean passed() {
      if (passed == null) {
        passed = Arrays.equals(digest.digest(), wanted);
      }
      return passed;
    }
  }
}
