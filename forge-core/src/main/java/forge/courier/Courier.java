package forge.courier;

import forge.web.ServerConnection;
import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a part of a file after the headers of an answer, so that no thread waits for a slow
 * reader. Where the server allows for it, one waits with each request.
 */
public final class Courier implements AutoCloseable {
  static final String PROPERTY = "forge.courier";

  private final ServletRequest request;
  private @Nullable Parcel parcel;
  private @Nullable ServerConnection connection;

  Courier(ServletRequest request) {
    this.request = request;
  }

  /** The one that waits with a request. */
  public static Optional<Courier> of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof Courier waiting
        ? Optional.of(waiting)
        : Optional.empty();
  }

  /**
   * Takes what is to follow the headers of an answer without a body, which are not to tell its
   * length.
   *
   * @return whether it does; what it does not take is sent as any body
   */
  public boolean take(Path file, long from, long length) {
    connection = ServerConnection.below(request).orElse(null);
    if (connection == null) {
      return false;
    }
    try {
      parcel = Parcel.of(file, from, length);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nullable Parcel parcel() {
    return parcel;
  }

  /** Gives away what it took; the receiver closes it. */
  Parcel hand() {
    Parcel taken = Objects.requireNonNull(parcel);
    parcel = null;
    return taken;
  }

  ServerConnection connection() {
    return Objects.requireNonNull(connection);
  }

  /** Drops what nobody wanted. */
  @Override
  public void close() throws IOException {
    if (parcel != null) {
      parcel.close();
    }
  }
}
