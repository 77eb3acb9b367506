package forge.files.ssh;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said of a file or folder; times, owners and rights are the forge's own. */
record EntryView(Source source) implements PosixFileAttributeView {

  /** Finds out. */
  @FunctionalInterface
  interface Source {
    Entry look() throws IOException;
  }

  @Override
  public String name() {
    return "posix";
  }

  @Override
  public PosixFileAttributes readAttributes() throws IOException {
    return source.look();
  }

  @Override
  public UserPrincipal getOwner() throws IOException {
    return source.look().owner();
  }

  @Override
  public void setOwner(UserPrincipal owner) {}

  @Override
  public void setGroup(GroupPrincipal group) {}

  @Override
  public void setPermissions(Set<PosixFilePermission> permissions) {}

  @Override
  public void setTimes(
      @Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created) {}
}
