package forge.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.files.Target.OperatingSystem;
import forge.files.Target.Processor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a file tells of it.
 *
 * @param version as written; empty where there is none
 */
public record Named(Kind kind, Target target, String version, ReleaseVersion order) {

  /** What a file is good for. */
  public enum Kind {
    /** To be installed or run. */
    PROGRAM,
    /** To be built from. */
    SOURCE,
    /** To be read. */
    DOCUMENT,
    /** About another file: a signature, a checksum, a bill of materials. */
    COMPANION
  }

  private record Mark<T>(Pattern pattern, T value) {
    static <T> Mark<T> of(String words, T value) {
      return new Mark<>(Pattern.compile("(?<![a-z0-9])(?:" + words + ")(?![a-z0-9])"), value);
    }
  }

  private static final List<Mark<OperatingSystem>> SYSTEMS =
      List.of(
          Mark.of("android|apk", OperatingSystem.ANDROID),
          Mark.of(
              "windows|win|win32|win64|winx64|mingw(?:32|64)?|msvc|msi|exe|appx|msix|cygwin|windows(?:32|64|7|10|11)",
              OperatingSystem.WINDOWS),
          Mark.of(
              "mac|macos|macosx|osx|darwin|dmg|pkg|apple|macos(?:\\d+)|osx\\d+",
              OperatingSystem.MAC),
          Mark.of("ios|ipa", OperatingSystem.IOS),
          Mark.of("freebsd\\d*", OperatingSystem.FREEBSD),
          Mark.of("openbsd\\d*", OperatingSystem.OPENBSD),
          Mark.of("netbsd\\d*", OperatingSystem.NETBSD),
          Mark.of("bsd|dragonfly", OperatingSystem.BSD),
          Mark.of("chromeos|cros|chromebook", OperatingSystem.CHROMEOS),
          Mark.of("solaris|sunos|illumos", OperatingSystem.SOLARIS),
          Mark.of(
              "linux|linux32|linux64|gnu|musl|deb|rpm|appimage|flatpak|snap|ubuntu[\\d.]*|debian\\d*|fedora\\d*|centos\\d*|el[6-9]|fc\\d\\d|manylinux[_\\d]*|run|tux",
              OperatingSystem.LINUX));

  private static final List<Mark<Processor>> PROCESSORS =
      List.of(
          Mark.of("arm64|aarch64|arm64-v8a|armv8|arm64e|silicon|m1", Processor.ARM64),
          Mark.of("armhf|armv[5-7][a-z]*|arm|armeabi(?:-v7a)?|arm32|armel", Processor.ARM),
          Mark.of(
              "x86[_-]64|amd64|x64|win64|winx64|linux64|64bit|64-bit|mingw64|intel64|x86_64_v[234]|windows64",
              Processor.X64),
          Mark.of("riscv64|riscv64gc", Processor.RISCV64),
          Mark.of("ppc64le|ppc64el|ppc64|powerpc64(?:le)?", Processor.PPC64),
          Mark.of("s390x", Processor.S390X),
          Mark.of("x86|i[3-6]86|ia32|win32|linux32|32bit|32-bit|mingw32|windows32", Processor.X86));

  private static final Pattern UNIVERSAL =
      Pattern.compile("(?<![a-z0-9])(?:universal2?|noarch|fat|all)(?![a-z0-9])");
  private static final Pattern COMPANION =
      Pattern.compile(
          ".*\\.(?:asc|sig|sign|minisig|sigstore|pem|crt|cert|md5|sha1|sha256|sha384|sha512|sha256sum|"
              + "sha512sum|sum|zsync|torrent|metalink|meta4|blockmap|sbom|intoto\\.jsonl|att|yml|yaml|json|xml|"
              + "spdx|cdx)|.*(?:^|[-_.])(?:sha\\d*sums?|md5sums?|checksums?|digests?)(?:[-_.].*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?<![a-z0-9])(?:src|source|sources|sdist|orig)(?![a-z0-9])|.*\\.(?:src\\.rpm|dsc)$");
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?:readme|license|licence|copying|changelog|changes|news|notes?|authors|install)(?:[-_.].*)?"
              + "|.*\\.(?:md|txt|pdf|html?|rst|adoc|epub|odt|docx?|png|jpe?g|gif|svg|webp)"
              + "|.*(?<![a-z0-9])(?:doc|docs|javadoc|manual|apidocs?|dbgsym|debuginfo|debug|symbols|pdb|tests?)(?![a-z0-9]).*");

  private static final Cache<FilePath, Named> READ =
      Caffeine.newBuilder().maximumSize(20_000).build();

  public static Named of(FilePath path) {
    return READ.get(path, Named::read);
  }

  private static Named read(FilePath path) {
    String name = path.name().toLowerCase(Locale.ROOT);
    String version = VersionText.of(path);
    return new Named(kind(name), target(name), version, ReleaseVersion.of(version));
  }

  private static Kind kind(String name) {
    if (COMPANION.matcher(name).matches()) {
      return Kind.COMPANION;
    }
    if (SOURCE.matcher(name).find()) {
      return Kind.SOURCE;
    }
    return DOCUMENT.matcher(name).matches() ? Kind.DOCUMENT : Kind.PROGRAM;
  }

  private static Target target(String name) {
    String spaced = name.replace('_', '-').replace("x86-64", "x86_64");
    OperatingSystem system = first(SYSTEMS, spaced);
    Processor processor = UNIVERSAL.matcher(spaced).find() ? null : first(PROCESSORS, spaced);
    return new Target(system, processor);
  }

  private static <T> @Nullable T first(List<Mark<T>> marks, String name) {
    for (Mark<T> mark : marks) {
      if (mark.pattern().matcher(name).find()) {
        return mark.value();
      }
    }
    return null;
  }
}
