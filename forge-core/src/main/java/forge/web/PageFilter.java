package forge.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Turns views into pages: rendered whole before the first byte leaves, so that a fault is an error
 * page and never half of one. Guests' pages carry an ETag and may be kept for seconds.
 */
@Priority(1000)
public final class PageFilter implements ContainerResponseFilter {
  /** What pages may load and do: nothing from elsewhere, no inline script. */
  static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: https:;"
          + " connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final Templates templates;
  private final Function<ContainerRequestContext, Frame> frames;

  public PageFilter(Templates templates, Function<ContainerRequestContext, Frame> frames) {
    this.templates = templates;
    this.frames = frames;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    var headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    if (!(response.getEntity() instanceof View view)) {
      return;
    }
    Frame frame = frames.apply(request);
    byte[] page = templates.page(view, frame);
    guard(headers);
    headers.putSingle("Content-Type", "text/html; charset=utf-8");
    headers.add("Vary", "Accept-Encoding, Cookie");
    if (frame.notice() != null) {
      headers.add("Set-Cookie", Notices.said());
    }
    if (response.getStatus() == 200 && frame.user().guest() && frame.notice() == null) {
      String tag = "W/\"" + checksum(page) + "\"";
      headers.putSingle("ETag", tag);
      headers.putSingle("Cache-Control", "no-cache");
      if (tag.equals(request.getHeaderString("If-None-Match"))) {
        response.setEntity(null);
        response.setStatus(304);
        return;
      }
    } else {
      headers.putSingle("Cache-Control", "private, no-store");
    }
    send(request, response, headers, page);
  }

  private static void send(
      ContainerRequestContext request,
      ContainerResponseContext response,
      MultivaluedMap<String, Object> headers,
      byte[] page)
      throws IOException {
    String encodings = request.getHeaderString("Accept-Encoding");
    byte[] bytes = page;
    if (page.length > 1400 && encodings != null && encodings.contains("gzip")) {
      headers.putSingle("Content-Encoding", "gzip");
      bytes = gzip(page);
    }
    response.setEntity(
        bytes, response.getEntityAnnotations(), MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
  }

  private static void guard(MultivaluedMap<String, Object> headers) {
    headers.putSingle("Content-Security-Policy", POLICY);
    headers.putSingle("Referrer-Policy", "strict-origin-when-cross-origin");
    headers.putSingle("X-Frame-Options", "DENY");
    headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
    headers.putSingle("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  }

  private static String checksum(byte[] page) {
    var crc = new CRC32C();
    crc.update(page);
    return Long.toHexString(crc.getValue()) + Integer.toHexString(page.length);
  }

  private static byte[] gzip(byte[] page) throws IOException {
    var out = new ByteArrayOutputStream(page.length / 3);
    try (OutputStream gzip = new QuickGzip(out)) {
      gzip.write(page);
    }
    return out.toByteArray();
  }

  /** Gzip at the level where a page costs a third of a millisecond. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out, 4096);
      def.setLevel(Deflater.BEST_SPEED + 2);
    }
  }
}
