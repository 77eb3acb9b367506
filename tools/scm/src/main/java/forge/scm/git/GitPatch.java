package forge.scm.git;

import forge.refusal.Refusal.TooLarge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader.PatchType;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.util.io.BinaryHunkOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a commit as text that {@code git apply} and {@code git am} take. */
final class GitPatch {
  private static final int MOST = 20 << 20;
  private static final int WORD = 39;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private final Repository git;
  private final ObjectReader reader;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  GitPatch(Repository git, ObjectReader reader) {
    this.git = git;
    this.reader = reader;
  }

  /** As {@code git format-patch} writes a mail. */
  byte[] mail(RevCommit commit, @Nullable RevTree before) throws IOException {
    String message = commit.getFullMessage().strip();
    int end = message.indexOf("\n\n");
    PersonIdent author = commit.getAuthorIdent();
    line("From " + commit.name() + " Mon Sep 17 00:00:00 2001");
    line("From: " + name(author) + " <" + plain(author.getEmailAddress()) + ">");
    line("Date: " + DATE.format(at(author)));
    line("Subject: " + encoded("[PATCH] " + commit.getShortMessage().strip()));
    line("MIME-Version: 1.0");
    line("Content-Type: text/plain; charset=UTF-8");
    line("Content-Transfer-Encoding: 8bit");
    line("");
    if (end >= 0) {
      line(message.substring(end).strip());
    }
    line("---");
    line("");
    diff(before, commit.getTree());
    line("-- ");
    line("Forge");
    return out.toByteArray();
  }

  byte[] text(@Nullable RevTree before, RevTree after) throws IOException {
    diff(before, after);
    return out.toByteArray();
  }

  private static ZonedDateTime at(PersonIdent author) {
    ZoneId zone = author.getZoneId();
    return author.getWhenAsInstant().atZone(zone);
  }

  private static String plain(String address) {
    return address.replaceAll("[\\s<>]", "");
  }

  private static String name(PersonIdent author) {
    String name = author.getName();
    return name.matches("[A-Za-z0-9 _-]+") ? name : encoded(name);
  }

  /** In words of MIME where it is not plain ASCII, none of them longer than a line may be. */
  private static String encoded(String text) {
    String line = text.replaceAll("\\s+", " ");
    if (line.matches("[ -~&&[^=]]{0,900}") && !line.matches(".*[<>\",;:@()].*")) {
      return line;
    }
    var words = new StringBuilder();
    var word = new StringBuilder();
    for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
      String next = Character.toString(line.codePointAt(at));
      if (bytes(word + next).length > WORD) {
        words.append(word(word)).append("\n ");
        word.setLength(0);
      }
      word.append(next);
    }
    return words.append(word(word)).toString();
  }

  private static String word(StringBuilder text) {
    return "=?UTF-8?b?" + Base64.getEncoder().encodeToString(bytes(text.toString())) + "?=";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void diff(@Nullable RevTree before, RevTree after) throws IOException {
    try (var formatter = new DiffFormatter(out)) {
      formatter.setRepository(git);
      formatter.setDetectRenames(true);
      formatter.setAbbreviationLength(Constants.OBJECT_ID_STRING_LENGTH);
      var old =
          before == null ? new EmptyTreeIterator() : new CanonicalTreeParser(null, reader, before);
      List<DiffEntry> entries = formatter.scan(old, new CanonicalTreeParser(null, reader, after));
      for (DiffEntry entry : entries) {
        file(formatter, entry);
        if (out.size() > MOST) {
          throw new TooLarge("The change as text", MOST);
        }
      }
      formatter.flush();
    }
  }

  private void file(DiffFormatter formatter, DiffEntry entry) throws IOException {
    var header = formatter.toFileHeader(entry);
    if (header.getPatchType() == PatchType.UNIFIED || entry.getNewMode() == FileMode.GITLINK) {
      formatter.format(entry);
      return;
    }
    String text = new String(header.getBuffer(), StandardCharsets.ISO_8859_1);
    int note = text.indexOf("Binary files ");
    out.write((note < 0 ? text : text.substring(0, note)).getBytes(StandardCharsets.ISO_8859_1));
    line("GIT binary patch");
    byte[] bytes = content(entry);
    line("literal " + bytes.length);
    var lines = new BinaryHunkOutputStream(out);
    var packed = new DeflaterOutputStream(lines);
    packed.write(bytes);
    packed.finish();
    lines.flush();
    line("");
  }

  private byte[] content(DiffEntry entry) throws IOException {
    if (entry.getNewMode() == FileMode.MISSING) {
      return new byte[0];
    }
    var loader = reader.open(entry.getNewId().toObjectId(), Constants.OBJ_BLOB);
    if (loader.getSize() > MOST) {
      throw new TooLarge("The change as text", MOST);
    }
    return loader.getCachedBytes(MOST);
  }

  private void line(String text) throws IOException {
    out.write(bytes(text));
    out.write('\n');
  }
}
