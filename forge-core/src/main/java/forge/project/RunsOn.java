package forge.project;

/** What a project says its software runs on. */
public enum RunsOn {
  WINDOWS("Windows"),
  MAC("macOS"),
  LINUX("Linux"),
  BSD("BSD"),
  ANDROID("Android"),
  IOS("iOS"),
  WEB("Browsers");

  private final String label;

  RunsOn(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
