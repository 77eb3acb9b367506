package forge.scm.git;

import forge.refusal.Refusal.NotFound;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Where a part of a history ended: the commits that are still to be looked at, in the order of
 * their lanes. With it the next part goes on without walking again what came before.
 *
 * @param last the last commit shown
 * @param key its place in the order
 * @param path where the walk looks, for a file that was renamed
 */
record LogMark(ObjectId last, long key, List<Open> open, String path) {
  private static final int LANES = 60;
  private static final byte FORM = 1;

  /** A commit to be looked at, and its place in the order. */
  record Open(ObjectId commit, long key) {}

  /** As it goes into an address; only the last commit where there is too much to say. */
  String text() {
    if (open.size() > LANES) {
      return last.name();
    }
    byte[] tail = path.getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(30 + 28 * open.size() + tail.length);
    bytes.put(FORM).put((byte) open.size());
    put(bytes, last).putLong(key);
    open.forEach(each -> put(bytes, each.commit()).putLong(each.key()));
    bytes.put(tail);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static ByteBuffer put(ByteBuffer bytes, ObjectId id) {
    byte[] raw = new byte[20];
    id.copyRawTo(raw, 0);
    return bytes.put(raw);
  }

  /** Empty where it is only the id of a commit. */
  static Optional<LogMark> of(String text) {
    if (ObjectId.isId(text)) {
      return Optional.empty();
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.get() != FORM) {
        throw unknown();
      }
      int size = bytes.get();
      ObjectId last = id(bytes);
      long key = bytes.getLong();
      var open = new ArrayList<Open>();
      for (int i = 0; i < size; i++) {
        open.add(new Open(id(bytes), bytes.getLong()));
      }
      byte[] tail = new byte[bytes.remaining()];
      bytes.get(tail);
      return Optional.of(new LogMark(last, key, open, new String(tail, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw unknown();
    }
  }

  private static ObjectId id(ByteBuffer bytes) {
    byte[] raw = new byte[20];
    bytes.get(raw);
    return ObjectId.fromRaw(raw);
  }

  private static NotFound unknown() {
    return new NotFound("The part of the history that this address asks for");
  }
}
