package forge.scm.git;

import forge.scm.sign.Signed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;

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

  /** The signature at the end of a tag, if it has one, which stands for all before it. */
  static Optional<Signed> of(RevTag tag, byte[] raw) {
    PersonIdent tagger = tag.getTaggerIdent();
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    int begin = Math.max(begin(text, "PGP"), begin(text, "SSH"));
    return begin < 0 || tagger == null
        ? Optional.empty()
        : Optional.of(
            new Signed(Arrays.copyOf(raw, begin), text.substring(begin), tagger.getEmailAddress()));
  }

  private static int begin(String text, String kind) {
    int at = text.lastIndexOf("\n-----BEGIN " + kind + " SIGNATURE-----\n");
    return at < 0 ? at : at + 1;
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
