package forge.chat;

import forge.project.Mount;
import java.util.regex.Pattern;

/**
 * The identity of a room: that of its mount, or of a room outside projects, which begins with a
 * letter for its kind.
 */
public record RoomId(String value) {
  private static final Pattern FREE = Pattern.compile("[rda]-[a-z0-9][a-z0-9-]{0,63}");

  public RoomId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a room needs an id");
    }
  }

  public static RoomId of(Mount mount) {
    return new RoomId(mount.id().value());
  }

  /** The room at an address such as {@code /chat/r/gardeners}. */
  static RoomId at(String kind, String handle) {
    return new RoomId(kind + "-" + handle);
  }

  /** Whether it is a room outside projects. */
  boolean free() {
    return FREE.matcher(value).matches();
  }

  /** The end of its address below {@code /chat}; of free rooms only. */
  String path() {
    return value.charAt(0) + "/" + value.substring(2);
  }

  @Override
  public String toString() {
    return value;
  }
}
