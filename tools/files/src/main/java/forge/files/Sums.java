package forge.files;

import forge.files.Companions.Companion;
import forge.files.Companions.Kind;
import forge.refusal.Refusal.Conflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checksum files of a release, read, so that none goes out that says something wrong. */
final class Sums {
  private static final int LARGEST = 256 * 1024;
  private static final Pattern LINE =
      Pattern.compile("\\\\?([0-9a-fA-F]{32,128})(?:\\s+[ *]?(.+))?");
  private static final Pattern TAGGED =
      Pattern.compile("[A-Z0-9-]+ \\((.+)\\) = ([0-9a-fA-F]{32,128})");

  private Sums() {}

  /** Reads a file. */
  @FunctionalInterface
  interface Opener {
    InputStream open(ReleaseFile file) throws IOException;
  }

  /** Refuses where a checksum file contradicts the file it is about. */
  static void check(List<ReleaseFile> files, Opener bytes) {
    var sorted = new Companions(files);
    for (Companion companion : sorted.all()) {
      if (companion.kind() == Kind.CHECKSUM && companion.file().content().size() <= LARGEST) {
        read(bytes, companion.file())
            .lines()
            .map(String::strip)
            .forEach(line -> check(companion, line, files));
      }
    }
  }

  private static void check(Companion companion, String line, List<ReleaseFile> files) {
    Matcher plain = LINE.matcher(line);
    Matcher tagged = TAGGED.matcher(line);
    if (tagged.matches()) {
      check(companion, tagged.group(1), tagged.group(2), files);
    } else if (plain.matches()) {
      check(companion, plain.group(2) == null ? "" : plain.group(2), plain.group(1), files);
    }
  }

  private static void check(Companion companion, String said, String sum, List<ReleaseFile> files) {
    String name = said.substring(said.lastIndexOf('/') + 1).strip();
    String wanted = name.isEmpty() ? companion.about() : name;
    for (ReleaseFile file : files) {
      if (file.name().equalsIgnoreCase(wanted)
          && file.path().folder().equals(companion.file().path().folder())) {
        check(companion.file(), file, sum.toLowerCase(Locale.ROOT));
      }
    }
  }

  private static void check(ReleaseFile sums, ReleaseFile file, String sum) {
    String actual =
        switch (sum.length()) {
          case 64 -> file.content().sha256();
          case 32 -> file.content().md5();
          default -> sum;
        };
    if (!actual.equals(sum)) {
      throw new Conflict(
          "“%s” says that “%s” has the checksum %s…, but it has %s…. Nothing was published."
              .formatted(sums.name(), file.name(), sum.substring(0, 12), actual.substring(0, 12)));
    }
  }

  private static String read(Opener bytes, ReleaseFile file) {
    try (var in = bytes.open(file)) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
