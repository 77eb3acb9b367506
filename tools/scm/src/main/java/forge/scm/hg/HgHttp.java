package forge.scm.hg;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.refusal.Refusal.Unavailable;
import forge.scm.Limits;
import forge.scm.Program;
import forge.scm.Pushes;
import forge.scm.ScmPermission;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.rule.Arrival;
import forge.scm.ssh.Access;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Speaks Mercurial's protocol over HTTP: every request is answered by a run of Mercurial's own
 * {@code hgweb}, of which only the protocol is let through, and by the rights of the visitor.
 */
public final class HgHttp {
  /** What clients say that they take. */
  public static final String TYPE = "application/mercurial-0.1";

  private static final Set<String> READING =
      Set.of(
          "batch",
          "between",
          "branches",
          "branchmap",
          "capabilities",
          "changegroup",
          "changegroupsubset",
          "clonebundles",
          "getbundle",
          "heads",
          "hello",
          "known",
          "listkeys",
          "lookup",
          "protocaps",
          "stream_out");
  private static final Set<String> WRITING = Set.of("unbundle", "pushkey");
  private static final Pattern COMMAND = Pattern.compile("(?:^|&)cmd=([a-z_]{1,30})(?=&|$)");
  private static final Pattern PASSED =
      Pattern.compile("accept|content-type|x-hgarg-[0-9]{1,3}|x-hgproto-[0-9]{1,3}");
  private static final int LONGEST_QUERY = 64 << 10;
  private static final int LONGEST_HEAD = 64 << 10;
  private static final long LONGEST_ASKED = 16L << 20;
  private static final int AT_ONCE = 24;
  private static final long PATIENCE_SECONDS = 30;
  private static final Duration LONGEST = Duration.ofHours(6);

  private final HgVersionControl system;
  private final HgHooks hooks;
  private final Pushes pushes;
  private final Program python;
  private final Semaphore room = new Semaphore(AT_ONCE);

  HgHttp(HgVersionControl system, HgHooks hooks, Pushes pushes, Program python) {
    this.system = system;
    this.hooks = hooks;
    this.pushes = pushes;
    this.python = python;
  }

  /** The same with the Python that runs {@code hg} here. */
  public static HgHttp of(HgVersionControl system, HgHooks hooks, Pushes pushes) {
    return new HgHttp(system, hooks, pushes, system.hg().python());
  }

  /**
   * What a client asks.
   *
   * @param headers by their names in small letters
   * @param length of the body; negative where it was not said
   */
  public record Asked(
      String method, String query, Map<String, String> headers, long length, InputStream body) {
    public Asked {
      headers = Map.copyOf(headers);
    }
  }

  /** What it is answered, by a program that ends when all of it was handed on. */
  public static final class Answer {
    private final int status;
    private final String type;
    private final InputStream body;
    private final Runnable over;
    private final AtomicBoolean taken = new AtomicBoolean();

    private Answer(int status, String type, InputStream body, Runnable over) {
      this.status = status;
      this.type = type;
      this.body = body;
      this.over = over;
      CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(this::forget);
    }

    public int status() {
      return status;
    }

    public String type() {
      return type;
    }

    /** Hands on all of it. */
    public void to(OutputStream out) throws IOException {
      if (!taken.compareAndSet(false, true)) {
        throw new IOException("nobody wanted the answer in time");
      }
      try (body) {
        body.transferTo(out);
      } finally {
        over.run();
      }
    }

    /** Nobody waits for an answer that was not taken: its reader is gone. */
    private void forget() {
      if (taken.compareAndSet(false, true)) {
        over.run();
      }
    }
  }

  /** Answers a client, or refuses the visitor. */
  public Answer answer(Visit visit, Asked asked) throws IOException {
    if (Systems.kind(visit.mount()) != Kind.HG) {
      throw new NotFound("A Mercurial repository at this address");
    }
    Access access = Access.of(visit);
    Limits limits = Limits.of(visit.mount());
    boolean writing = WRITING.contains(command(asked.query()));
    if (writing && access == Access.READ) {
      if (visit.user().guest()) {
        throw new SignInNeeded(ScmPermission.WRITE.deed());
      }
      return refuse(asked, limits, HgHooks.refusal(visit));
    }
    if (asked.length() < 0 && asked.method().equals("POST")) {
      throw new Invalid("Content-Length", "Say how long the request is.");
    }
    if (asked.length() > (writing ? limits.push() : LONGEST_ASKED)) {
      return refuse(asked, limits, Arrival.tooMuch(limits));
    }
    return run(visit, access, asked);
  }

  private static String command(String query) {
    Matcher command = COMMAND.matcher(query);
    if (query.length() > LONGEST_QUERY
        || !command.find()
        || !(READING.contains(command.group(1)) || WRITING.contains(command.group(1)))
        || command.find()) {
      throw new Invalid(
          "cmd", "Mercurial's protocol has no such command, or it is not spoken here.");
    }
    return command.reset().find() ? command.group(1) : "";
  }

  /** In the words that clients show; they want to be heard first. */
  private static Answer refuse(Asked asked, Limits limits, String sentence) throws IOException {
    drain(asked.body(), 2 * limits.push());
    byte[] said = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    return new Answer(200, "application/hg-error", new ByteArrayInputStream(said), () -> {});
  }

  private Answer run(Visit visit, Access access, Asked asked) throws IOException {
    enter();
    HgHooks.Call call = hooks.call(visit, access);
    Process process = null;
    try {
      Path repository = system.directory(visit.mount().id());
      process = start(call, repository, visit, asked);
      feed(process, asked);
      InputStream out = process.getInputStream();
      Map<String, String> head = head(out);
      Process running = process;
      return new Answer(
          Integer.parseInt(head.getOrDefault("status", "500").replaceFirst(" .*", "")),
          head.getOrDefault("content-type", "application/hg-error"),
          out,
          () -> leave(running, call, visit, access));
    } catch (IOException | RuntimeException e) {
      leave(process, call, visit, access);
      throw e;
    }
  }

  private void enter() {
    try {
      if (room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Unavailable("Too many Mercurial clients are being answered; try again in a minute.");
  }

  private void leave(@Nullable Process process, HgHooks.Call call, Visit visit, Access access) {
    room.release();
    call.close();
    if (process != null) {
      process.destroy();
    }
    if (access == Access.WRITE) {
      pushes.catchUp(visit.mount());
    }
  }

  private Process start(HgHooks.Call call, Path repository, Visit visit, Asked asked)
      throws IOException {
    var environment = new HashMap<>(call.environment());
    environment.put("FORGE_REPOSITORY", repository.toString());
    environment.put("GATEWAY_INTERFACE", "CGI/1.1");
    environment.put("SERVER_PROTOCOL", "HTTP/1.1");
    environment.put("SERVER_NAME", "localhost");
    environment.put("SERVER_PORT", "80");
    environment.put("REQUEST_METHOD", asked.method());
    environment.put("SCRIPT_NAME", visit.mount().page().toString());
    environment.put("PATH_INFO", "");
    environment.put("QUERY_STRING", asked.query());
    environment.put("CONTENT_LENGTH", Long.toString(Math.max(0, asked.length())));
    if (!visit.user().guest()) {
      environment.put("REMOTE_USER", visit.user().id().value());
    }
    asked
        .headers()
        .forEach(
            (name, value) -> {
              if (PASSED.matcher(name).matches()) {
                boolean type = name.equals("content-type");
                String variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
                environment.put(type ? variable : "HTTP_" + variable, value);
              }
            });
    Process process = python.with(environment).start(repository, List.of("-I", "-c", SERVE));
    Thread.ofVirtual().start(() -> drain(process));
    Program.limit(process, LONGEST);
    return process;
  }

  private static final String SERVE =
      """
      import os
      from mercurial import demandimport
      demandimport.enable()
      from mercurial.hgweb import hgweb, wsgicgi
      wsgicgi.launch(hgweb(os.environb[b'FORGE_REPOSITORY']))
      """;

  private static void drain(Process process) {
    try {
      process.getErrorStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException ended) {
      process.destroyForcibly();
    }
  }

  private static void drain(InputStream body, long most) throws IOException {
    byte[] some = new byte[1 << 15];
    long left = most;
    for (int n = body.read(some); n >= 0 && left > 0; n = body.read(some)) {
      left -= n;
    }
  }

  /** A program that has heard enough stops listening; the client still wants to be heard out. */
  private static void feed(Process process, Asked asked) throws IOException {
    InputStream body = asked.body();
    byte[] some = new byte[1 << 15];
    try (OutputStream out = process.getOutputStream()) {
      for (int n = body.read(some); n >= 0; n = body.read(some)) {
        out.write(some, 0, n);
      }
    } catch (IOException enough) {
      drain(body, asked.length());
    }
  }

  private static Map<String, String> head(InputStream out) throws IOException {
    var head = new HashMap<String, String>();
    var line = new StringBuilder();
    for (int read = 0; read < LONGEST_HEAD; read++) {
      int c = out.read();
      if (c < 0) {
        break;
      }
      if (c == '\n' && line.isEmpty()) {
        return head;
      }
      if (c == '\n') {
        String[] parts = line.toString().split(": ", 2);
        head.put(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
        line.setLength(0);
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    throw new IOException("hgweb answered nothing that can be understood");
  }
}
