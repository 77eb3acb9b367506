package forge.chat;

import forge.project.Mount;
import forge.project.MountId;
import java.util.Collection;
import java.util.List;
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

  /** The room about an artifact, or about all of a mount where that is empty. */
  static RoomId about(MountId mount, String artifact) {
    return at("a", Digest.of(mount + "/" + artifact));
  }

  /** Those that some texts name, at most two hundred. */
  public static List<RoomId> all(Collection<String> texts) {
    return texts.stream().filter(t -> !t.isBlank()).distinct().limit(200).map(RoomId::new).toList();
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
