package forge.files;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the version in the name of a file, or else in the names of its folders. */
final class VersionText {
  private static final List<Pattern> NOISE =
      List.of(
          Pattern.compile(
              "(?:\\.(?:tar|zip|gz|tgz|bz2|tbz2?|xz|txz|zst|lz|lzma|7z|rar|jar|war|exe|msi|msix|appx|dmg|pkg|"
                  + "deb|rpm|apk|ipa|iso|img|appimage|flatpak|snap|run|sh|bin|whl|gem|crate|nupkg|vsix|"
                  + "asc|sig|sha\\d+|md5|txt|md|pdf|html|src|orig|debian|dsc))+$"),
          Pattern.compile("\\.(?:fc|el|mga|suse|lp)\\d+[a-z0-9.]*"),
          Pattern.compile(
              "(?<![a-z0-9])(?:x86[_-]64(?:_v\\d)?|amd64|x64|i[3-6]86|x86|ia32|arm64(?:-v8a)?|aarch64|"
                  + "armv\\d[a-z]*|armeabi(?:-v7a)?|armhf|armel|arm|riscv64(?:gc)?|ppc64(?:le|el)?|s390x|"
                  + "64-?bit|32-?bit|universal2?|noarch|winx?\\d*|windows[\\d.]*|mingw\\d*|linux(?:32|64)|"
                  + "(?:mac(?:os)?x?|osx|darwin)(?:\\d+(?:[._]\\d+)*|_\\d+_\\d+)|manylinux[_\\d]*|musllinux[_\\d]*|"
                  + "macos(?:x)?|osx|darwin|linux|(?<=.)ubuntu[-_]?\\d+\\.\\d+|debian[-_]?\\d+|fedora[-_]?\\d+|"
                  + "glibc[-_]?[\\d.]*|(?:cp|py|pp)\\d+|abi\\d|java\\d+|jdk\\d+(?=[-_.]\\D)|jre\\d+(?=[-_.]\\D)|"
                  + "scala[-_]?2\\.\\d+|vs\\d{4}|vc\\d+|qt\\d|gtk\\d|utf-?8|sha\\d+)(?![a-z0-9])"));
  private static final String QUALIFIER =
      "(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|nightly|canary|milestone|m|a|b|c|ea|final|ga|release|"
          + "post|patch|pl|p|sp|hotfix|fix|update|u|rev|r|build|git|svn|hg|bzr|test|unstable|experimental|ubuntu|"
          + "dfsg|really)";
  private static final Pattern VERSION =
      Pattern.compile(
          "(?<![a-z0-9])(?<!\\d\\.)(?:v|version|ver|rel|release|r)?[-_.]?"
              + "((?:\\d+[!:])?\\d+(?:[._]\\d+)*(?:[a-z](?![a-z0-9]))?"
              + "(?:[-_.+~ ]?"
              + QUALIFIER
              + "(?:[-_.]?\\d+(?:\\.\\d+)*)?(?![a-z])|[-_+~]\\d+(?:[._]\\d+)*"
              + "|[+~-](?:g?[0-9a-f]{7,12}|git[0-9.a-f]*)(?![a-z0-9]))*)(?![a-z0-9])");
  private static final Pattern ATTACHED =
      Pattern.compile("[a-z]((?:\\d{2,}|\\d\\.\\d+)(?:\\.\\d+)*(?:[a-z]\\d*)?)(?![a-z0-9])");

  private static final Pattern DEBIAN =
      Pattern.compile("[a-z0-9][a-z0-9+.-]*_(\\d[a-z0-9.+:~-]*)_[a-z0-9-]+\\.u?deb");

  private VersionText() {}

  static String of(FilePath path) {
    for (FilePath part = path; !part.root(); part = part.folder()) {
      String found = in(part.name());
      if (number(part.name()) && number(part.folder().name())) {
        return "";
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  /** Two numbers below each other are a year and its month, no version. */
  private static boolean number(String folder) {
    return folder.matches("\\d+");
  }

  private static String in(String name) {
    String bare = name.toLowerCase(Locale.ROOT);
    Matcher debian = DEBIAN.matcher(bare);
    if (debian.matches()) {
      return debian.group(1);
    }
    for (Pattern noise : NOISE) {
      bare = noise.matcher(bare).replaceAll("-");
    }
    String best = "";
    int bestScore = 0;
    Matcher found = VERSION.matcher(bare);
    while (found.find()) {
      int score = score(found.group(1));
      if (score > bestScore) {
        best = found.group(1);
        bestScore = score;
      }
    }
    if (best.isEmpty()) {
      Matcher attached = ATTACHED.matcher(bare);
      return attached.find() ? attached.group(1) : "";
    }
    return best.replaceAll("[-_.+~ ]+$", "");
  }

  /** Two numbers with a dot are a version before a number alone is. */
  private static int score(String text) {
    if (text.matches("\\d+[._]\\d+.*")) {
      return 3;
    }
    return text.matches("\\d+.*\\D.*") ? 2 : 1;
  }
}
