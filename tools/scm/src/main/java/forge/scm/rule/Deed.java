package forge.scm.rule;

/** What can be done to a branch or tag. */
public enum Deed {
  PUSH("push to"),
  CREATE("create"),
  FORCE("rewrite"),
  DELETE("delete");

  private final String verb;

  Deed(String verb) {
    this.verb = verb;
  }

  /** As it stands in a sentence before the name of the branch. */
  public String verb() {
    return verb;
  }
}
