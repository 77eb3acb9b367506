package forge.scm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What all checkouts have in common: files in a folder. */
public abstract class Checkout implements Work {
  private final Path folder;

  protected Checkout(Path folder) {
    this.folder = folder;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public Work write(String path, byte[] content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Work executable(String path) {
    if (!folder.resolve(path).toFile().setExecutable(true)) {
      throw new IllegalStateException(path + " cannot be made executable");
    }
    return this;
  }

  @Override
  public Work link(String path, String target) {
    try {
      Files.createSymbolicLink(folder.resolve(path), Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
