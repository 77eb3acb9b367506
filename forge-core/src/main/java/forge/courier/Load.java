package forge.courier;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** What is left of an answer to be sent. */
interface Load extends AutoCloseable {

  boolean sent();

  /** Hands on what the receiver takes without waiting, and answers how much that was. */
  long send(WritableByteChannel to, long most) throws IOException;

  /** Whether more must come from elsewhere before any can be sent. */
  default boolean empty() {
    return false;
  }

  /** Waits until some has come. */
  default void fill() throws IOException {}

  @Override
  void close() throws IOException;
}
