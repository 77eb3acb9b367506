package forge.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.files.Target.OperatingSystem;
import forge.files.Target.Processor;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/** Makes out what kind of computer a visitor has, as far as the browser tells. */
public final class Visitors {
  private static final int LONGEST = 500;
  private static final Pattern ROBOT =
      Pattern.compile(
          "(?i).*(?:bot|crawl|spider|slurp|archiver|preview|facebookexternalhit|monitor|uptime|"
              + "headlesschrome-check|scanner|validator|feedfetcher|pingdom).*");

  private final Cache<String, Target> known = Caffeine.newBuilder().maximumSize(2000).build();
  private final Cache<String, Boolean> robots = Caffeine.newBuilder().maximumSize(2000).build();

  /**
   * What a browser says of itself: the header User-Agent and the client hints, each may be missing.
   */
  public record Said(
      @Nullable String userAgent,
      @Nullable String platform,
      @Nullable String architecture,
      @Nullable String bitness) {

    /**
     * Reads it from where headers are found by name.
     *
     * @param headers answers null for one that was not sent
     */
    public static Said of(Function<String, @Nullable String> headers) {
      return new Said(
          headers.apply("User-Agent"),
          headers.apply("Sec-CH-UA-Platform"),
          headers.apply("Sec-CH-UA-Arch"),
          headers.apply("Sec-CH-UA-Bitness"));
    }
  }

  /** Reading its rules takes a moment, so it is done when first needed. */
  private static final class Rules {
    static final Parser PARSER = new Parser();
  }

  /** What is known for sure excludes; what is not known stays open. */
  public Target read(Said said) {
    String agent = said.userAgent() == null ? "" : said.userAgent();
    Target byAgent = agent.isEmpty() ? Target.ANY : known.get(cut(agent), Visitors::byAgent);
    OperatingSystem system = hintedSystem(said.platform());
    Processor processor = hintedProcessor(said.architecture(), said.bitness());
    return new Target(
        system == null ? byAgent.system() : system,
        processor == null ? byAgent.processor() : processor);
  }

  /** Whether it is a program that looks at everything and uses nothing. */
  boolean robot(@Nullable String userAgent) {
    return userAgent != null && robots.get(cut(userAgent), agent -> ROBOT.matcher(agent).matches());
  }

  private static String cut(String agent) {
    return agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent;
  }

  /** Reads the words of an address, such as {@code linux} and {@code arm64}. */
  public static Target named(@Nullable String system, @Nullable String processor) {
    return new Target(system(system), processor(processor));
  }

  private static Target byAgent(String agent) {
    OperatingSystem system = system(Rules.PARSER.parseOS(agent).family);
    String lower = agent.toLowerCase(Locale.ROOT);
    return new Target(system, system == OperatingSystem.MAC ? null : processorIn(lower));
  }

  private static @Nullable Processor processorIn(String agent) {
    if (agent.contains("aarch64") || agent.contains("arm64")) {
      return Processor.ARM64;
    }
    if (agent.matches(".*\\barmv?[5-7]?[a-z]*\\b.*")) {
      return Processor.ARM;
    }
    if (agent.matches(".*\\b(?:x86_64|x86-64|win64|x64|amd64|wow64)\\b.*")) {
      return Processor.X64;
    }
    return agent.matches(".*\\bi[3-6]86\\b.*") ? Processor.X86 : null;
  }

  private static @Nullable OperatingSystem hintedSystem(@Nullable String platform) {
    return platform == null ? null : system(platform.replace("\"", ""));
  }

  private static @Nullable OperatingSystem system(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String lower = name.toLowerCase(Locale.ROOT).strip();
    if (lower.startsWith("windows") || lower.equals("win")) {
      return OperatingSystem.WINDOWS;
    }
    if (lower.startsWith("mac") || lower.equals("osx") || lower.equals("darwin")) {
      return OperatingSystem.MAC;
    }
    if (lower.startsWith("android")) {
      return OperatingSystem.ANDROID;
    }
    if (lower.equals("ios") || lower.equals("ipados")) {
      return OperatingSystem.IOS;
    }
    if (lower.startsWith("freebsd")) {
      return OperatingSystem.FREEBSD;
    }
    if (lower.startsWith("openbsd")) {
      return OperatingSystem.OPENBSD;
    }
    if (lower.startsWith("netbsd")) {
      return OperatingSystem.NETBSD;
    }
    if (CHROMEOS.contains(lower)) {
      return OperatingSystem.CHROMEOS;
    }
    if (lower.endsWith("bsd") || lower.equals("dragonfly")) {
      return OperatingSystem.BSD;
    }
    if (lower.equals("solaris") || lower.equals("sunos") || lower.equals("illumos")) {
      return OperatingSystem.SOLARIS;
    }
    return LINUX.contains(lower) ? OperatingSystem.LINUX : null;
  }

  private static final Set<String> CHROMEOS = Set.of("chrome os", "chromeos", "chromium os");

  private static final Set<String> LINUX =
      Set.of(
          "linux",
          "ubuntu",
          "debian",
          "fedora",
          "arch linux",
          "red hat",
          "centos",
          "suse",
          "gentoo",
          "linux mint",
          "kubuntu",
          "mageia",
          "slackware");

  private static @Nullable Processor hintedProcessor(
      @Nullable String architecture, @Nullable String bitness) {
    if (architecture == null) {
      return null;
    }
    String said = architecture.replace("\"", "").toLowerCase(Locale.ROOT);
    boolean narrow = "\"32\"".equals(bitness);
    return switch (said) {
      case "x86" -> narrow ? Processor.X86 : Processor.X64;
      case "arm" -> narrow ? Processor.ARM : Processor.ARM64;
      default -> null;
    };
  }

  private static @Nullable Processor processor(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return switch (name.toLowerCase(Locale.ROOT).strip()) {
      case "x64", "x86_64", "x86-64", "amd64" -> Processor.X64;
      case "x86", "i386", "i486", "i586", "i686", "ia32" -> Processor.X86;
      case "arm64", "aarch64" -> Processor.ARM64;
      case "arm", "armhf", "armv7", "armv7l", "armv6" -> Processor.ARM;
      case "riscv64" -> Processor.RISCV64;
      case "ppc64le", "ppc64" -> Processor.PPC64;
      case "s390x" -> Processor.S390X;
      default -> null;
    };
  }
}
