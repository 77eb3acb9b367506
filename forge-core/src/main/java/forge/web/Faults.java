package forge.web;

import jakarta.ws.rs.core.Response;

/** Problems as pages for browsers and as JSON for programs. */
final class Faults {
  private Faults() {}

  static Response answer(boolean browser, Problem problem) {
    var answer = Response.status(problem.status());
    if (browser) {
      return answer.type("text/html; charset=utf-8").entity(new ProblemPage(problem)).build();
    }
    return answer.type("application/problem+json").entity(problem).build();
  }
}
