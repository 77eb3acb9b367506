package forge.user;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a session was started on, told apart well enough for its owner to recognise it.
 *
 * @param name such as "Firefox on Linux"
 * @param address the network address it was started from
 */
public record Device(String name, String address) {
  private static final List<String[]> PROGRAMS =
      List.of(
          new String[] {"edg/", "Edge"},
          new String[] {"opr/", "Opera"},
          new String[] {"vivaldi/", "Vivaldi"},
          new String[] {"firefox/", "Firefox"},
          new String[] {"chromium/", "Chromium"},
          new String[] {"headlesschrome/", "Chrome"},
          new String[] {"chrome/", "Chrome"},
          new String[] {"safari/", "Safari"},
          new String[] {"curl/", "curl"},
          new String[] {"java", "A Java program"});
  private static final List<String[]> SYSTEMS =
      List.of(
          new String[] {"android", "Android"},
          new String[] {"iphone", "iPhone"},
          new String[] {"ipad", "iPad"},
          new String[] {"windows", "Windows"},
          new String[] {"mac os", "macOS"},
          new String[] {"cros", "ChromeOS"},
          new String[] {"freebsd", "FreeBSD"},
          new String[] {"linux", "Linux"});

  /** Reads what a browser says of itself. */
  public static Device of(@Nullable String userAgent, String address) {
    String said = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
    String program = first(PROGRAMS, said);
    String system = first(SYSTEMS, said);
    String name = program == null ? "A program" : program;
    return new Device(system == null ? name : name + " on " + system, address);
  }

  private static @Nullable String first(List<String[]> names, String said) {
    for (String[] name : names) {
      if (said.contains(name[0])) {
        return name[1];
      }
    }
    return null;
  }
}
