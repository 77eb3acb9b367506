package forge.e2e.crowd;

import java.io.IOException;

/** A server that cannot take another connection just now. */
final class Busy extends IOException {
  private static final long serialVersionUID = 1L;
}
