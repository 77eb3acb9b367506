package forge.files.ssh;

import forge.refusal.Refusal;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Gone;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what sftp and scp ask of a file system, on the shelves of a person. */
final class FilesProvider extends FileSystemProvider {
  private static final String SCHEME = "forge-files";

  /** A deed on the shelves. */
  @FunctionalInterface
  private interface Deed<T> {
    T on(Shelves shelves, List<String> names) throws IOException;
  }

  /** Does it, and puts a refusal into the words of file systems. */
  private static <T> T done(Path path, Deed<T> deed) throws IOException {
    FilesPath here = (FilesPath) path;
    try {
      return deed.on(here.getFileSystem().shelves(), here.steps());
    } catch (NotFound | Gone e) {
      throw new NoSuchFileException(path.toString(), null, e.reason());
    } catch (Denied | SignInNeeded e) {
      throw new Refused(path, e);
    } catch (Refusal e) {
      throw new FileSystemException(path.toString(), null, e.reason());
    } catch (IllegalArgumentException noName) {
      throw new NoSuchFileException(path.toString());
    }
  }

  /** What somebody may not, as a sentence. */
  private static final class Refused extends AccessDeniedException {
    private static final long serialVersionUID = 1;

    Refused(Path path, Refusal refusal) {
      super(path.toString(), null, refusal.reason());
    }
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    boolean write =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    boolean afresh = options.contains(StandardOpenOption.TRUNCATE_EXISTING);
    return write
        ? done(path, (shelves, names) -> shelves.write(names, afresh))
        : done(path, Shelves::read);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    var paths = new ArrayList<Path>();
    for (Entry entry : done(folder, Shelves::list)) {
      Path path = ((FilesPath) folder).resolve(entry.name()).with(entry);
      if (filter.accept(path)) {
        paths.add(path);
      }
    }
    return new Listed(paths);
  }

  /** A list that needs no closing. */
  private record Listed(List<Path> paths) implements DirectoryStream<Path> {
    @Override
    public Iterator<Path> iterator() {
      return paths.iterator();
    }

    @Override
    public void close() {}
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    done(
        folder,
        (shelves, names) -> {
          shelves.makeFolder(names);
          return true;
        });
  }

  @Override
  public void delete(Path path) throws IOException {
    done(
        path,
        (shelves, names) -> {
          shelves.remove(names);
          return true;
        });
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    done(
        source,
        (shelves, names) -> {
          shelves.rename(names, ((FilesPath) target).steps());
          return true;
        });
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    throw new FileSystemException(source.toString(), null, "Files are not copied here.");
  }

  @Override
  public boolean isSameFile(Path one, Path other) {
    return ((FilesPath) one).steps().equals(((FilesPath) other).steps());
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("there is no disk to be seen here");
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    entry(path);
  }

  private static Entry entry(Path path) throws IOException {
    Entry known = ((FilesPath) path).known();
    return known == null ? done(path, Shelves::look) : known;
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    var view = new EntryView(() -> entry(path));
    return type.isInstance(view) ? type.cast(view) : null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return type.cast(entry(path));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    Map<String, Object> all = entry(path).map();
    String wanted = names.substring(names.indexOf(':') + 1);
    if (wanted.equals("*")) {
      return all;
    }
    var some = new java.util.HashMap<>(all);
    some.keySet().retainAll(List.of(wanted.split(",")));
    return some;
  }

  /** Times and rights are the forge's own; what a client says of them is let pass. */
  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {}

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException(SCHEME);
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException(SCHEME);
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException(SCHEME);
  }
}
