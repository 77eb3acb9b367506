package forge.files.ssh;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What lists say of a file or folder. */
record Entry(String name, boolean folder, long length, Instant at) implements PosixFileAttributes {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

  /** The owner of everything, as far as lists say. */
  private record Forge() implements GroupPrincipal {
    @Override
    public String getName() {
      return "forge";
    }
  }

  static Entry folder(String name, Instant at) {
    return new Entry(name, true, 0, at);
  }

  static Entry file(String name, long length, Instant at) {
    return new Entry(name, false, length, at);
  }

  /** By the names that the JDK has for them. */
  Map<String, Object> map() {
    return Map.ofEntries(
        Map.entry("size", size()),
        Map.entry("isDirectory", folder),
        Map.entry("isRegularFile", !folder),
        Map.entry("isSymbolicLink", false),
        Map.entry("isOther", false),
        Map.entry("lastModifiedTime", lastModifiedTime()),
        Map.entry("lastAccessTime", lastModifiedTime()),
        Map.entry("creationTime", lastModifiedTime()),
        Map.entry("permissions", permissions()),
        Map.entry("owner", owner()),
        Map.entry("group", group()));
  }

  @Override
  public UserPrincipal owner() {
    return new Forge();
  }

  @Override
  public GroupPrincipal group() {
    return new Forge();
  }

  @Override
  public Set<PosixFilePermission> permissions() {
    return folder ? FOLDER : FILE;
  }

  @Override
  public FileTime lastModifiedTime() {
    return FileTime.from(at);
  }

  @Override
  public FileTime lastAccessTime() {
    return lastModifiedTime();
  }

  @Override
  public FileTime creationTime() {
    return lastModifiedTime();
  }

  @Override
  public boolean isRegularFile() {
    return !folder;
  }

  @Override
  public boolean isDirectory() {
    return folder;
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return false;
  }

  @Override
  public long size() {
    return length;
  }

  @Override
  public @org.jspecify.annotations.Nullable Object fileKey() {
    return null;
  }
}
