package forge.live;

/** Up to where one stream has been sent to one client; guarded by the client's outbox. */
final class Mark {
  private String epoch;
  private long q;

  Mark(Position start) {
    this.epoch = start.e();
    this.q = start.q();
  }

  String epoch() {
    return epoch;
  }

  /** Writes nothing where it is so already: the collector looks at whatever was written to. */
  void epoch(String now) {
    if (!epoch.equals(now)) {
      epoch = now;
    }
  }

  void sent(long upTo) {
    q = upTo;
  }

  void to(Position position) {
    epoch = position.e();
    q = position.q();
  }

  Position position() {
    return new Position(epoch, q);
  }
}
