package forge.scm.hg;

import forge.access.Visit;
import forge.scm.Archived;
import forge.scm.Ref;
import forge.scm.ScmPermission;
import forge.scm.hook.HookSocket;
import forge.scm.rule.Arrival;
import forge.scm.rule.Deed;
import forge.scm.rule.RefChange;
import forge.scm.rule.Rules;
import forge.scm.ssh.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The hooks of served Mercurial programs: who may not push is refused by them, and what is pushed
 * is held to the rules before it is kept.
 */
public final class HgHooks {
  private static final String SCRIPT = "forge_rules.py";
  private static final String READER =
      """
      [hooks]
      pretxnopen.forge = python:%1$s:refuse
      prepushkey.forge = python:%1$s:refuse
      """;
  private static final String WRITER =
      """
      [hooks]
      pretxnchangegroup.forge = python:%1$s:changes
      pretxnclose-bookmark.forge = python:%1$s:bookmark
      [web]
      push_ssl = no
      allow-push = *
      """;
  private final HookSocket socket;
  private final Rules rules;
  private final Path folder;
  private final Map<String, Visit> calls = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param folder where served programs find what they are told
   */
  public HgHooks(HookSocket socket, Rules rules, Path folder) {
    this.socket = socket;
    this.rules = rules;
    this.folder = folder.toAbsolutePath();
    socket.assign("hg-push", this::answer);
  }

  /** One run of a program, for a visitor. */
  final class Call implements AutoCloseable {
    private final String key = fresh();
    private final Visit visit;
    private final Access access;

    private Call(Visit visit, Access access) {
      this.visit = visit;
      this.access = access;
      calls.put(key, visit);
    }

    /** What the program is told by its environment. */
    Map<String, String> environment() {
      String user = visit.user().guest() ? "guest" : visit.user().id().value();
      var environment = new HashMap<>(Hg.environment());
      environment.put("HGUSER", user);
      environment.put("LOGNAME", user);
      environment.put("FORGE_CALL", key);
      environment.put("FORGE_HOOKS", socket.open().toString());
      environment.put("FORGE_REFUSAL", refusal(visit));
      environment.put("HGRCPATH", settings(access).toString());
      environment.put("PYTHONDONTWRITEBYTECODE", "1");
      return environment;
    }

    @Override
    public void close() {
      calls.remove(key);
    }
  }

  private String fresh() {
    byte[] key = new byte[16];
    random.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  /** Must be closed when the program has ended. */
  Call call(Visit visit, Access access) {
    return new Call(visit, access);
  }

  /** Why somebody may not push; to be said to those only who may not. */
  static String refusal(Visit visit) {
    return Archived.is(visit.mount())
        ? "This repository is archived: it can be read and cloned, and nobody can change it."
        : "You may not " + ScmPermission.WRITE.deed() + ".";
  }

  private Path settings(Access access) {
    Path script = kept(SCRIPT, script());
    String hooks = access == Access.READ ? READER : WRITER;
    String name = access == Access.READ ? "reader.rc" : "writer.rc";
    return kept(name, hooks.formatted(script));
  }

  private static String script() {
    try (InputStream in =
        Objects.requireNonNull(HgHooks.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path kept(String name, String text) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, name, "");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> answer(List<String> words, BufferedReader more) throws IOException {
    Visit visit = words.size() == 1 ? calls.get(words.getFirst()) : null;
    if (visit == null) {
      return Optional.of("The forge does not know this push.");
    }
    var arrival = new Arrival(visit, rules);
    for (String line = more.readLine(); line != null && arrival.open(); line = more.readLine()) {
      show(arrival, line.split(" ", 3));
    }
    return arrival.refusal();
  }

  private static void show(Arrival arrival, String[] words) {
    if (words.length == 3 && words[0].equals("file")) {
      arrival.file(words[2], Long.parseLong(words[1]));
    }
    Deed deed = words.length == 3 && words[0].equals("branch") ? deed(words[1]) : null;
    if (deed != null) {
      boolean first = words[2].equals("default");
      arrival.ref(RefChange.of(Ref.BRANCHES + words[2], first, deed));
    }
  }

  private static @Nullable Deed deed(String word) {
    return switch (word) {
      case "old" -> Deed.PUSH;
      case "new" -> Deed.CREATE;
      case "moved" -> Deed.FORCE;
      case "gone" -> Deed.DELETE;
      default -> null;
    };
  }
}
