package forge.scm.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that a client asks for: all of it, or what it lacks of a download that broke
 * off.
 *
 * @param from the first byte
 * @param until the byte after the last
 * @param of how many the file has
 */
record Span(long from, long until, long of, boolean whole) {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,15})-([0-9]{0,15})");

  /** What a Range header asks for; one that cannot be read is left aside, as HTTP has it. */
  static Span of(@Nullable String range, long size) {
    Matcher asked = range == null ? null : RANGE.matcher(range.strip());
    if (asked == null || !asked.matches()) {
      return new Span(0, size, size, true);
    }
    long from = Long.parseLong(asked.group(1));
    String last = asked.group(2);
    long until = last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
    return new Span(from, until, size, false);
  }

  /**
   * Sends the bytes; never shown by a browser, only saved.
   *
   * @param name what to save it as
   */
  Response answer(Path file, String tag, @Nullable String name) {
    if (!whole && (from >= of || from >= until)) {
      return Response.status(416).header("Content-Range", "bytes */" + of).build();
    }
    StreamingOutput bytes =
        out -> {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            InputStream in = Channels.newInputStream(channel.position(from));
            byte[] buffer = new byte[1 << 16];
            long left = until - from;
            while (left > 0) {
              int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
              if (read < 0) {
                throw new IOException("The file ended early.");
              }
              out.write(buffer, 0, read);
              left -= read;
            }
          }
        };
    ResponseBuilder answer =
        Response.status(whole ? 200 : 206)
            .entity(bytes)
            .header("Content-Type", "application/octet-stream")
            .header("Content-Length", until - from)
            .header("Accept-Ranges", "bytes")
            .header("ETag", "\"" + tag + "\"")
            .header("Cache-Control", "private, max-age=31536000, immutable")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Disposition", disposition(name));
    return whole
        ? answer.build()
        : answer.header("Content-Range", "bytes %d-%d/%d".formatted(from, until - 1, of)).build();
  }

  private static String disposition(@Nullable String name) {
    if (name == null || name.length() > 255) {
      return "attachment";
    }
    String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    return "attachment; filename=\"" + plain + "\"";
  }
}
