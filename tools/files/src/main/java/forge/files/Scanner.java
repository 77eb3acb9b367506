package forge.files;

import java.nio.file.Path;

/** Looks into files before they are published. */
@FunctionalInterface
interface Scanner {
  /** Finds nothing. */
  Scanner NONE = (name, file) -> {};

  /** Refuses a file that must not be published, or that cannot be looked into just now. */
  void check(String name, Path file);
}
