package forge.scm.hg;

import forge.outgoing.Outgoing;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.scm.RepositoryFolder;
import forge.scm.life.BringsIn;
import forge.scm.life.Elsewhere;
import forge.scm.life.Errand;
import forge.scm.life.Login;
import forge.scm.life.Toll;
import forge.scm.life.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clones Mercurial repositories, by the stock program. */
public final class HgImport implements BringsIn {
  private final HgVersionControl system;
  private final Outgoing outgoing;

  public HgImport(HgVersionControl system, Outgoing outgoing) {
    this.system = system;
    this.outgoing = outgoing;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("http", "https");
  }

  @Override
  public void bring(MountId mount, URI from, @Nullable Login login, Watch watch)
      throws IOException {
    if (!system.tips(mount).isEmpty()) {
      throw new Conflict("Something was pushed here already; import into an empty one.");
    }
    outgoing.find(from);
    Path settings = Files.createTempDirectory("forge-hg");
    try (var toll = new Toll(outgoing)) {
      Path file = settings.resolve("hgrc");
      Files.writeString(file, settings(settings, toll, from.getHost(), login));
      system.replace(mount, fresh -> copy(fresh, from, file, toll, watch));
    } finally {
      RepositoryFolder.delete(settings);
    }
  }

  private String settings(Path folder, Toll toll, String host, @Nullable Login login)
      throws IOException {
    var settings =
        new StringBuilder(HgProgress.SETTINGS)
            .append("[http_proxy]\nhost = 127.0.0.1:%d\nalways = yes\n".formatted(toll.port()))
            .append("[ui]\nclonebundles = no\n");
    Optional<String> trusted = outgoing.trust().pem();
    if (trusted.isPresent()) {
      Path pem = Files.writeString(folder.resolve("trusted.pem"), trusted.get());
      settings.append("[web]\ncacerts = %s\n".formatted(pem));
    }
    if (login != null) {
      settings.append(
          "[auth]\nit.prefix = %s\nit.username = %s\nit.password = %s\n"
              .formatted(host, login.user(), login.password()));
    }
    return settings.toString();
  }

  private void copy(Path fresh, URI from, Path settings, Toll toll, Watch watch) {
    try {
      RepositoryFolder.delete(fresh.resolve(".hg"));
      Process process = clone(fresh, from, settings);
      process.getOutputStream().close();
      Thread.ofVirtual().start(() -> drain(process));
      var progress = new HgProgress();
      var errand = new Errand(process, progress::heard);
      if (!errand.end(fresh, watch, bytes -> progress.tell(watch, bytes))) {
        throw refused(from.getHost(), toll.refusal().orElseGet(errand::complaint));
      }
      Files.deleteIfExists(fresh.resolve(".hg/hgrc"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process clone(Path fresh, URI from, Path settings) throws IOException {
    var environment = new HashMap<>(Hg.environment());
    environment.put("HGRCPATH", settings.toString());
    environment.put("HGPLAINEXCEPT", "progress");
    return system
        .hg()
        .program()
        .with(environment)
        .start(fresh, List.of("clone", "-y", "--noupdate", "--pull", "--", from.toString(), "."));
  }

  private static void drain(Process process) {
    try (InputStream said = process.getInputStream()) {
      said.transferTo(OutputStream.nullOutputStream());
    } catch (IOException ended) {
      process.destroyForcibly();
    }
  }

  private static Conflict refused(String host, String said) {
    return said.contains("authorization")
        ? Elsewhere.locked(host)
        : Elsewhere.failed("Mercurial could not read from", host, said);
  }
}
