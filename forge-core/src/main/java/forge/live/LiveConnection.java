package forge.live;

/** One way to one client, whatever the transport. */
public interface LiveConnection {

  /**
   * Sends one frame without blocking the caller. At most one is under way at a time.
   *
   * @param later run on any thread when the frame has left after all
   * @return whether the frame has left already; then {@code later} is not run
   */
  boolean send(Frame frame, Runnable later);

  /**
   * Called every 20 seconds, at moments of its own; transports whose silence looks like death say
   * something.
   */
  default void keepAlive() {}

  /** Ends the connection with a code of the protocol, such as 4408. */
  void close(int code, String reason);
}
