package forge.chat.irc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts who is connected: so many in all, and so many from one address. */
final class Crowd {
  private final int most;
  private final int mostFromOne;
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
  private int count;

  Crowd(int most, int mostFromOne) {
    this.most = most;
    this.mostFromOne = mostFromOne;
  }

  /**
   * Lets one more in, unless there are too many.
   *
   * @param shared whether others stand behind the address, as with what ends TLS on this machine
   */
  synchronized boolean admit(String address, boolean shared) {
    int here = byAddress.getOrDefault(address, 0);
    if (count >= most || (!shared && here >= mostFromOne)) {
      return false;
    }
    count++;
    byAddress.put(address, here + 1);
    return true;
  }

  synchronized void left(String address) {
    count--;
    byAddress.computeIfPresent(address, (a, n) -> n > 1 ? n - 1 : null);
  }

  synchronized int count() {
    return count;
  }
}
