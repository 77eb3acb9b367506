package forge.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * The keys by which clients recognise this forge, made once and kept in a folder that only its
 * owner may read.
 */
final class HostKeys {
  private static final int RSA_BITS = 3072;
  private static final List<Kind> KINDS =
      List.of(new Kind("ssh_host_ed25519_key", "ed25519"), new Kind("ssh_host_rsa_key", "rsa"));

  private record Kind(String file, String algorithm) {}

  private HostKeys() {}

  /** Reads the keys; makes those that are not there. Several nodes may do so at once. */
  static List<KeyPair> in(Path folder) {
    try {
      Files.createDirectories(folder);
      only(folder, "rwx------");
      var keys = new ArrayList<KeyPair>();
      for (Kind kind : KINDS) {
        Path file = folder.resolve(kind.file());
        if (Files.notExists(file)) {
          make(kind, file);
        }
        keys.addAll(read(file));
      }
      return List.copyOf(keys);
    } catch (IOException e) {
      throw new UncheckedIOException("The SSH host keys cannot be kept in " + folder + ".", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The SSH host keys in " + folder + " cannot be used.", e);
    }
  }

  /** As OpenSSH prints it when it meets the forge for the first time. */
  static SshGateway.HostKey describe(KeyPair key) {
    return new SshGateway.HostKey(
        KeyUtils.getKeyType(key), KeyUtils.getFingerPrint(key.getPublic()));
  }

  private static List<KeyPair> read(Path file) throws IOException, GeneralSecurityException {
    var found = new ArrayList<KeyPair>();
    try (var in = Files.newInputStream(file)) {
      var keys =
          SecurityUtils.loadKeyPairIdentities(
              null, NamedResource.ofName(file.getFileName().toString()), in, null);
      if (keys != null) {
        keys.forEach(found::add);
      }
    }
    if (found.isEmpty()) {
      throw new GeneralSecurityException(file + " holds no key");
    }
    return found;
  }

  private static void make(Kind kind, Path file) throws IOException, GeneralSecurityException {
    KeyPair key =
        kind.algorithm().equals("rsa")
            ? KeyUtils.generateKeyPair("ssh-rsa", RSA_BITS)
            : KeyUtils.generateKeyPair("ssh-ed25519", 256);
    Path draft = Files.createTempFile(file.getParent(), kind.file(), ".draft");
    try {
      only(draft, "rw-------");
      try (OutputStream out = Files.newOutputStream(draft)) {
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "forge", null, out);
      }
      place(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Whoever is second keeps the key of the first. */
  private static void place(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      return;
    } catch (UnsupportedOperationException noLinks) {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void only(Path path, String rights) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
  }
}
