package forge.files;

import org.jspecify.annotations.Nullable;

/**
 * A kind of computer: what a file is for, or what a visitor has.
 *
 * @param system null when unknown, for a visitor, or any, for a file
 * @param processor likewise
 */
public record Target(@Nullable OperatingSystem system, @Nullable Processor processor) {
  public static final Target ANY = new Target(null, null);

  /** What people install software on. */
  public enum OperatingSystem {
    WINDOWS("Windows"),
    MAC("macOS"),
    LINUX("Linux"),
    CHROMEOS("ChromeOS"),
    ANDROID("Android"),
    IOS("iOS"),
    BSD("BSD"),
    FREEBSD("FreeBSD"),
    OPENBSD("OpenBSD"),
    NETBSD("NetBSD"),
    SOLARIS("Solaris");

    private final String label;

    OperatingSystem(String label) {
      this.label = label;
    }

    /** The system whose files may do as well: usually itself. */
    public OperatingSystem family() {
      return switch (this) {
        case FREEBSD, OPENBSD, NETBSD -> BSD;
        case CHROMEOS -> LINUX;
        default -> this;
      };
    }

    public String label() {
      return label;
    }
  }

  /** What that runs on. */
  public enum Processor {
    X64("64-bit x86"),
    X86("32-bit x86"),
    ARM64("64-bit ARM"),
    ARM("32-bit ARM"),
    RISCV64("RISC-V"),
    PPC64("POWER"),
    S390X("IBM Z");

    private final String label;

    Processor(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Completes "for …". */
  public String label() {
    OperatingSystem os = system;
    Processor cpu = processor;
    if (os == null) {
      return cpu == null ? "any system" : cpu.label();
    }
    return cpu == null ? os.label() : os.label() + ", " + cpu.label();
  }

  /**
   * How well a file for this suits such a visitor: 0 for not at all, more for better. What is not
   * known of the visitor excludes nothing, but what is known does.
   */
  public int suits(Target visitor) {
    int bySystem = bySystem(visitor.system);
    int byProcessor = byProcessor(visitor);
    return bySystem == 0 || byProcessor == 0 ? 0 : bySystem + byProcessor;
  }

  /** Whether a file for this runs on such a processor, as far as either is known. */
  boolean runsOn(@Nullable Processor has) {
    return has == null || processor == null || byProcessor(new Target(system, has)) > 0;
  }

  /** A file for the family does for a member, one for a member perhaps for the family. */
  private int bySystem(@Nullable OperatingSystem has) {
    if (system != null && has != null && system != has && system.family() == has.family()) {
      return system == has.family() ? 4 : has == has.family() && has == OperatingSystem.BSD ? 2 : 0;
    }
    return part(system, has, 10);
  }

  private int byProcessor(Target visitor) {
    if (processor == Processor.X86 && visitor.processor == Processor.X64) {
      return 1;
    }
    if (processor == Processor.X64
        && visitor.processor == Processor.ARM64
        && (visitor.system == OperatingSystem.MAC || visitor.system == OperatingSystem.WINDOWS)) {
      return 1;
    }
    if (visitor.processor == null && processor != null) {
      return processor == Processor.X64 ? 3 : 2;
    }
    return part(processor, visitor.processor, 4);
  }

  /** Made for it is best, made for any is good, and made for another is nothing. */
  private static int part(@Nullable Object made, @Nullable Object has, int exact) {
    if (made == null) {
      return exact / 2;
    }
    if (has == null) {
      return 1;
    }
    return made.equals(has) ? exact : 0;
  }
}
