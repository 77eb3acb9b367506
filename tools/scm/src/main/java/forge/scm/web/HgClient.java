package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal.SignInNeeded;
import forge.scm.hg.HgHttp;
import forge.scm.hg.HgHttp.Answer;
import forge.scm.hg.HgHttp.Asked;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;

/** Answers stock {@code hg} at the address of a repository. */
final class HgClient {
  private final Visit visit;
  private final HgHttp server;

  HgClient(Visit visit, HgHttp server) {
    this.visit = visit;
    this.server = server;
  }

  /** Whether a request comes from {@code hg}, which asks for its own type and nothing else. */
  static boolean asks(HttpHeaders headers) {
    String accepted = headers.getHeaderString(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(HgHttp.TYPE);
  }

  Response answer(String method, UriInfo uri, HttpHeaders headers, InputStream body)
      throws IOException {
    var named = new HashMap<String, String>();
    headers
        .getRequestHeaders()
        .forEach((name, all) -> named.put(name.toLowerCase(Locale.ROOT), all.getFirst()));
    String query = Objects.requireNonNullElse(uri.getRequestUri().getRawQuery(), "");
    try {
      Answer answer = server.answer(visit, new Asked(method, query, named, length(named), body));
      StreamingOutput all = answer::to;
      return Response.status(answer.status())
          .entity(all)
          .header("Content-Type", answer.type())
          .header("Cache-Control", "no-store")
          .build();
    } catch (SignInNeeded refusal) {
      return GitHttp.refused(refusal);
    }
  }

  private static long length(java.util.Map<String, String> headers) {
    try {
      return Long.parseLong(headers.getOrDefault("content-length", "-1"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
