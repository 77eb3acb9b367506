package forge.project;

/** How far a project says it has come. */
public enum Stage {
  PLANNING("Planning"),
  ALPHA("Alpha"),
  BETA("Beta"),
  STABLE("Stable"),
  MATURE("Mature"),
  RESTING("Not maintained");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
