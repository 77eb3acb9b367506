package forge.project;

/** The name a tool is stored under with every mount, such as {@code tickets}. */
public record ToolKey(String value) {
  public ToolKey {
    if (!value.matches("[a-z][a-z0-9-]{1,31}")) {
      throw new IllegalArgumentException("not a tool: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
