package forge.scm.svn;

import forge.outgoing.Destination;
import forge.outgoing.Outgoing;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.scm.Program;
import forge.scm.RepositoryFolder;
import forge.scm.life.BringsIn;
import forge.scm.life.Elsewhere;
import forge.scm.life.Errand;
import forge.scm.life.Login;
import forge.scm.life.Toll;
import forge.scm.life.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Copies Subversion repositories revision by revision, by the stock programs. */
public final class SvnImport implements BringsIn {
  private static final Pattern COMMITTED =
      Pattern.compile("Committed (?:new )?(?:revision|rev) (\\d+)");

  private final SvnVersionControl system;
  private final Outgoing outgoing;

  public SvnImport(SvnVersionControl system, Outgoing outgoing) {
    this.system = system;
    this.outgoing = outgoing;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("http", "https", "svn");
  }

  @Override
  public void bring(MountId mount, URI from, @Nullable Login login, Watch watch)
      throws IOException {
    try (var tree = new SvnTree(system.directory(mount))) {
      if (tree.youngest() > 0) {
        throw new Conflict("Something was committed here already; import into an empty one.");
      }
    }
    Path settings = Files.createTempDirectory("forge-svn");
    try (var toll = new Toll(outgoing)) {
      Files.writeString(settings.resolve("servers"), servers(settings, toll));
      var source = new Source(pinned(from), from.getHost(), login, settings, toll);
      long newest = source.newest();
      system.replace(mount, fresh -> source.copy(fresh, newest, watch));
    } finally {
      RepositoryFolder.delete(settings);
    }
  }

  private String servers(Path settings, Toll toll) throws IOException {
    var files = new ArrayList<String>();
    for (String pem : outgoing.trust().named()) {
      Path file = settings.resolve("trusted-" + files.size() + ".pem");
      files.add(Files.writeString(file, pem).toString());
    }
    return "[global]\nhttp-proxy-host = 127.0.0.1\nhttp-proxy-port = %d\nssl-authority-files = %s\n"
        .formatted(toll.port(), String.join(";", files));
  }

  /** Subversion's own protocol looks names up by itself, so it is given none. */
  private URI pinned(URI from) {
    Destination to = outgoing.find(from);
    String host = to.address().getHostAddress();
    return from.getScheme().equals("svn")
        ? URI.create(
            "svn://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + to.port()
                + from.getRawPath())
        : from;
  }

  /** A repository elsewhere, while it is copied. */
  private final class Source {
    private final URI url;
    private final String host;
    private final @Nullable Login login;
    private final Path settings;
    private final Toll toll;

    Source(URI url, String host, @Nullable Login login, Path settings, Toll toll) {
      this.url = url;
      this.host = host;
      this.login = login;
      this.settings = settings;
      this.toll = toll;
    }

    private Process start(String program, String... command) throws IOException {
      var arguments = new ArrayList<>(List.of(command));
      arguments.addAll(List.of("--non-interactive", "--no-auth-cache", "--config-dir=" + settings));
      if (login != null) {
        arguments.addAll(List.of("--username=" + login.user(), "--password-from-stdin"));
      }
      arguments.addAll(List.of("--", url.toString()));
      Process process =
          Program.find(program)
              .orElseThrow(() -> new Conflict("The program " + program + " is not installed here."))
              .with(Map.of("HOME", settings.toString()))
              .start(settings, arguments);
      try (OutputStream in = process.getOutputStream()) {
        if (login != null) {
          in.write((login.password() + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      return process;
    }

    long newest() throws IOException {
      Process process = start("svn", "info", "--show-item=revision");
      var errand = new Errand(process);
      byte[] said = process.getInputStream().readNBytes(200);
      if (!errand.end(settings, Watch.SILENT, bytes -> {})) {
        throw refused(errand);
      }
      return Long.parseLong(new String(said, StandardCharsets.UTF_8).strip());
    }

    void copy(Path fresh, long newest, Watch watch) {
      try {
        Process load =
            system
                .svn()
                .svnadmin()
                .start(
                    fresh, List.of("load", "--force-uuid", "--bypass-prop-validation", "--", "."));
        Process dump = start("svnrdump", "dump", "--quiet");
        var loading = new Errand(load);
        var dumping = new Errand(dump);
        var loaded = new AtomicLong();
        Thread.ofVirtual().start(() -> hand(dump, load));
        Thread.ofVirtual().start(() -> count(load, loaded));
        boolean whole;
        try {
          whole = dumping.end(fresh, watch, bytes -> tell(watch, loaded.get(), newest));
        } catch (Conflict ended) {
          load.destroyForcibly();
          throw ended;
        }
        whole &= loading.end(fresh, watch, bytes -> tell(watch, loaded.get(), newest));
        if (!whole) {
          throw refused(dumping.complaint().isEmpty() ? loading : dumping);
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private Conflict refused(Errand errand) {
      String said = toll.refusal().orElseGet(errand::complaint).replace(url.toString(), host);
      return said.contains("E170001") || said.contains("E215004")
          ? Elsewhere.locked(host)
          : Elsewhere.failed("Subversion could not read from", host, said);
    }
  }

  private static void tell(Watch watch, long done, long newest) {
    int percent = newest == 0 ? 0 : (int) (100 * done / newest);
    watch.at(percent, "Revision %,d of %,d".formatted(done, newest));
  }

  private static void hand(Process dump, Process load) {
    try (InputStream from = dump.getInputStream();
        OutputStream to = load.getOutputStream()) {
      from.transferTo(to);
    } catch (IOException ended) {
      dump.destroyForcibly();
    }
  }

  private static void count(Process load, AtomicLong loaded) {
    try (var lines =
        new BufferedReader(new InputStreamReader(load.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher committed = COMMITTED.matcher(line);
        if (committed.find()) {
          loaded.set(Long.parseLong(committed.group(1)));
        }
      }
    } catch (IOException ended) {
      load.destroyForcibly();
    }
  }
}
