package forge.project;

/** The part of the address where a tool is mounted. */
public record MountPoint(String value) {
  public MountPoint {
    if (!value.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("not a mount point: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
