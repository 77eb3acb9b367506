package forge.files.ssh;

import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.file.util.BaseFileSystem;
import org.jspecify.annotations.Nullable;

/** Everything that one person sees with sftp and scp, none of it a path of this machine. */
final class FilesFileSystem extends BaseFileSystem<FilesPath> {
  private final Shelves shelves;
  private volatile boolean open = true;

  FilesFileSystem(Shelves shelves) {
    super(new FilesProvider());
    this.shelves = shelves;
  }

  Shelves shelves() {
    return shelves;
  }

  @Override
  public FilesPath getDefaultDir() {
    return create("/", shelves.home());
  }

  @Override
  protected FilesPath create(@Nullable String root, List<String> names) {
    return new FilesPath(this, root, names);
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(create("/", List.of()));
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic", "posix");
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("nobody is looked up here");
  }
}
