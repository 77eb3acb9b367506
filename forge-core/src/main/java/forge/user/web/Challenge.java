package forge.user.web;

import forge.user.Credentials.Outcome.Wrong;
import forge.web.Problem;

/** What is answered to credentials that are not right. */
public record Challenge(Wrong wrong) {
  public static final int STATUS = 401;
  public static final String TYPE = "application/problem+json";

  public Problem problem() {
    return new Problem(
        "/problems/credentials",
        "These credentials are not right",
        STATUS,
        wrong.sentence(),
        null,
        null,
        null);
  }

  /** The value of the header {@code WWW-Authenticate}. */
  public String header() {
    return wrong.basic()
        ? "Basic realm=\"Forge\""
        : "Bearer realm=\"Forge\", error=\"invalid_token\"";
  }
}
