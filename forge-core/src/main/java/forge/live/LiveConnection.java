package forge.live;

/**
 * One way to one client, whatever the transport.
 *
 * <p>At most one {@code send} is under way at a time; {@code done} is run when the bytes have left,
 * on any thread.
 */
public interface LiveConnection {

  /** Sends one frame of JSON without blocking the caller for long. */
  void send(String frame, Runnable done);

  /** Called every 20 seconds; transports whose silence looks like death say something. */
  default void keepAlive() {}

  /** Ends the connection with a code of the protocol, such as 4408. */
  void close(int code, String reason);
}
