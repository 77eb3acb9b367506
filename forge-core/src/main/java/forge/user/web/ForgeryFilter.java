package forge.user.web;

import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.web.BodyLimit;
import forge.web.Csrf;
import forge.web.Problem;
import forge.web.SecretAddress;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site made a browser send: whatever rides on a session, and every
 * form, must carry the token of our own pages. Tokens and passwords in the Authorization header do
 * not travel by themselves and need none.
 */
@Priority(Priorities.AUTHORIZATION)
public final class ForgeryFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String FIELD = "csrf";
  private static final int HEAD = 2048;
  private static final Pattern PART =
      Pattern.compile("name=\"?csrf\"?\r\n(?:[^\r\n]+\r\n)*\r\n([\\w-]{1,200})\r\n");

  private final Csrf csrf;

  @Context private @Nullable ResourceInfo matched;

  public ForgeryFilter(Csrf csrf) {
    this.csrf = csrf;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (SAFE.contains(request.getMethod()) || secret()) {
      return;
    }
    Identity identity = Identity.of(request);
    boolean rides = identity.proof() == Proof.SESSION;
    if (!rides && (identity.proof() != Proof.NONE || !isForm(request.getMediaType()))) {
      return;
    }
    if (foreign(request) || !csrf.proves(token(request), identity.credential())) {
      request.abortWith(refusal(request));
    }
  }

  private boolean secret() {
    return matched != null
        && matched.getResourceClass() != null
        && matched.getResourceClass().isAnnotationPresent(SecretAddress.class);
  }

  private static boolean isForm(@Nullable MediaType type) {
    return type != null
        && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
            || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
            || type.isCompatible(MediaType.TEXT_PLAIN_TYPE));
  }

  private static boolean foreign(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return true;
    }
    String origin = request.getHeaderString("Origin");
    String host = request.getHeaderString("Host");
    if (origin == null || host == null || origin.equals("null")) {
      return false;
    }
    try {
      return !host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private static @Nullable String token(ContainerRequestContext request) throws IOException {
    String header = request.getHeaderString("X-CSRF-Token");
    if (header != null) {
      return header;
    }
    String query = request.getUriInfo().getQueryParameters().getFirst(FIELD);
    if (query != null) {
      return query;
    }
    MediaType type = request.getMediaType();
    if (type == null) {
      return null;
    }
    if (type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
      return firstPart(request);
    }
    if (!type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
      return null;
    }
    return field(new String(head(request, (int) BodyLimit.LIMIT), StandardCharsets.ISO_8859_1));
  }

  /** Our forms put the token before the files, so that these need not be read to find it. */
  private static @Nullable String firstPart(ContainerRequestContext request) throws IOException {
    Matcher part = PART.matcher(new String(head(request, HEAD), StandardCharsets.ISO_8859_1));
    return part.find() ? part.group(1) : null;
  }

  /** So much of the body at most, which is there again for whoever reads it next. */
  private static byte[] head(ContainerRequestContext request, int bytes) throws IOException {
    InputStream body = request.getEntityStream();
    byte[] head = body.readNBytes(bytes);
    request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(head), body));
    return head;
  }

  private static @Nullable String field(String form) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(FIELD + "=")) {
        try {
          return URLDecoder.decode(pair.substring(FIELD.length() + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
    }
    return null;
  }

  private static Response refusal(ContainerRequestContext request) {
    var problem =
        new Problem(
            "/problems/forgery",
            "This form has expired",
            403,
            "The form came without its token, or from another site. Nothing was changed; go back,"
                + " reload the page and send it again.",
            FIELD,
            null,
            null);
    return forge.web.Problems.answer(request, problem);
  }
}
