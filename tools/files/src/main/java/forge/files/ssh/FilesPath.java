package forge.files.ssh;

import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.file.util.BasePath;
import org.jspecify.annotations.Nullable;

/** A name in what somebody sees with sftp and scp, such as {@code /p/aqueduct/files/1.0}. */
final class FilesPath extends BasePath<FilesPath, FilesFileSystem> {
  private final @Nullable Entry known;

  FilesPath(FilesFileSystem fileSystem, @Nullable String root, List<String> names) {
    this(fileSystem, root, names, null);
  }

  private FilesPath(
      FilesFileSystem fileSystem,
      @Nullable String root,
      List<String> names,
      @Nullable Entry known) {
    super(fileSystem, root, names);
    this.known = known;
  }

  /** The same with what a list said of it, which saves asking again. */
  FilesPath with(Entry entry) {
    return new FilesPath(getFileSystem(), root, names, entry);
  }

  @Nullable Entry known() {
    return known;
  }

  /** From the top, without dots. */
  List<String> steps() {
    return toAbsolutePath().normalize().names();
  }

  private List<String> names() {
    return names;
  }

  @Override
  public Path toRealPath(LinkOption... options) {
    return toAbsolutePath().normalize();
  }
}
