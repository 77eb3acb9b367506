package forge.scm.hg;

import forge.outgoing.Outgoing;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.scm.RepositoryFolder;
import forge.scm.life.BringsIn;
import forge.scm.life.Errand;
import forge.scm.life.Login;
import forge.scm.life.Toll;
import forge.scm.life.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
    Path settings = Files.createTempFile("forge-hg", ".rc");
    try (var toll = new Toll(outgoing)) {
      Files.writeString(settings, settings(toll, from.getHost(), login));
      system.replace(mount, fresh -> copy(fresh, from, settings, toll, watch));
    } finally {
      Files.delete(settings);
    }
  }

  private static String settings(Toll toll, String host, @Nullable Login login) {
    String proxy =
        "[http_proxy]\nhost = 127.0.0.1:%d\nalways = yes\n[ui]\nclonebundles = no\n"
            .formatted(toll.port());
    return login == null
        ? proxy
        : proxy
            + "[auth]\nit.prefix = %s\nit.username = %s\nit.password = %s\n"
                .formatted(host, login.user(), login.password());
  }

  private void copy(Path fresh, URI from, Path settings, Toll toll, Watch watch) {
    try {
      RepositoryFolder.delete(fresh.resolve(".hg"));
      var environment = new HashMap<>(Hg.environment());
      environment.put("HGRCPATH", settings.toString());
      Process process =
          system
              .hg()
              .program()
              .with(environment)
              .start(
                  fresh,
                  List.of("clone", "-q", "-y", "--noupdate", "--pull", "--", from.toString(), "."));
      process.getOutputStream().close();
      var errand = new Errand(process);
      boolean whole =
          errand.end(fresh, watch, bytes -> watch.at(50, "%,d KB are here".formatted(bytes >> 10)));
      if (!whole) {
        throw refused(from.getHost(), toll.refusal().orElseGet(errand::complaint));
      }
      Files.deleteIfExists(fresh.resolve(".hg/hgrc"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Conflict refused(String host, String said) {
    return new Conflict(
        said.contains("authorization")
            ? host + " wants a user name and a password or token, or refuses these."
            : "Mercurial could not read from "
                + host
                + ": "
                + said.substring(0, Math.min(300, said.length())));
  }
}
