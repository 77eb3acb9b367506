package forge.mongo;

import org.h2.mvstore.MVMap;

/** A mark in the store that survives a restart. */
final class Flag {
  private final MVMap<String, String> flags;
  private final String name;
  private volatile boolean set;

  Flag(MVMap<String, String> flags, String name) {
    this.flags = flags;
    this.name = name;
    this.set = flags.containsKey(name);
  }

  boolean isSet() {
    return set;
  }

  void set() {
    if (!set) {
      flags.put(name, "");
      set = true;
    }
  }

  void clear() {
    flags.remove(name);
    set = false;
  }
}
