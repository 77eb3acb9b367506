package forge.web;

import forge.refusal.Refusal.TooLarge;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JSON and form bodies below their limit, whether or not they say how long they are, and does
 * not wait for ever. Streams, such as uploads and pushes, have limits of their own.
 */
@Priority(500)
public final class BodyLimit implements ContainerRequestFilter {
  /** In bytes. */
  public static final long LIMIT = 1_000_000;

  @Context private @Nullable ResourceInfo matched;

  @Override
  public void filter(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    if (type == null || !limited(type) || streamed()) {
      return;
    }
    if (request.getLength() > LIMIT) {
      throw new TooLarge("The request", LIMIT);
    }
    if (comes(request)) {
      request.setEntityStream(new Counted(request.getEntityStream()));
    }
  }

  /** Looks at its first byte. */
  private static boolean comes(ContainerRequestContext request) {
    try {
      return request.hasEntity();
    } catch (ProcessingException cut) {
      throw late();
    }
  }

  /** Whoever announced it is slow, or gone: no fault of ours. */
  private static ClientErrorException late() {
    return new ClientErrorException(Response.Status.REQUEST_TIMEOUT);
  }

  /** Whoever reads the stream itself counts it too, whatever its type is said to be. */
  private boolean streamed() {
    return matched != null
        && matched.getResourceMethod() != null
        && List.of(matched.getResourceMethod().getParameterTypes()).contains(InputStream.class);
  }

  private static boolean limited(MediaType type) {
    return type.getSubtype().contains("json")
        || type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
        || type.getType().equals("text");
  }

  private static final class Counted extends FilterInputStream {
    private long left = LIMIT;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() {
      int read = read(in::read);
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int read = read(() -> in.read(into, from, length));
      count(Math.max(read, 0));
      return read;
    }

    private static int read(Reading some) {
      try {
        return some.read();
      } catch (IOException cut) {
        throw late();
      }
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw new TooLarge("The request", LIMIT);
      }
    }
  }

  /** Reads some bytes. */
  @FunctionalInterface
  private interface Reading {
    int read() throws IOException;
  }
}
