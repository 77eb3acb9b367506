package forge.project;

/** The identity of a mount, kept when it is renamed or moved. */
public record MountId(String value) {
  public MountId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a mount needs an id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
