package forge.scm.git;

import forge.scm.sign.Signed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/** Takes commits apart into what was signed and the signature. */
final class GitSignatures {
  private static final String HEADER = "gpgsig";

  private GitSignatures() {}

  /** The signature of a commit whose body was read, if it has one. */
  static Optional<Signed> of(RevCommit commit) {
    if (commit.getRawGpgSignature() == null) {
      return Optional.empty();
    }
    String address = commit.getCommitterIdent().getEmailAddress();
    String signature = new String(commit.getRawGpgSignature(), StandardCharsets.ISO_8859_1);
    return Optional.of(new Signed(payload(commit.getRawBuffer()), signature, address));
  }

  /** All of a commit but the headers that hold signatures, each with the lines that go on. */
  private static byte[] payload(byte[] raw) {
    var payload = new ByteArrayOutputStream(raw.length);
    boolean headers = true;
    boolean signature = false;
    for (int at = 0; at < raw.length; ) {
      int end = at;
      while (end < raw.length && raw[end] != '\n') {
        end++;
      }
      end = Math.min(raw.length, end + 1);
      if (headers) {
        headers = raw[at] != '\n';
        signature = raw[at] == ' ' ? signature : begins(raw, at);
      }
      if (!headers || !signature) {
        payload.write(raw, at, end - at);
      }
      at = end;
    }
    return payload.toByteArray();
  }

  private static boolean begins(byte[] raw, int at) {
    byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
    if (raw.length - at < header.length) {
      return false;
    }
    for (int i = 0; i < header.length; i++) {
      if (raw[at + i] != header[i]) {
        return false;
      }
    }
    return true;
  }
}
