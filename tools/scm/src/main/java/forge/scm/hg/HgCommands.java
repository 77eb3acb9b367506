package forge.scm.hg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import forge.refusal.Refusal.NotFound;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.CommitId.Hash;
import forge.scm.Person;
import forge.scm.Program;
import forge.scm.RepoPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks Mercurial about one repository. Commits are given as forty hex digits, paths behind {@code
 * --} and {@code path:}, texts in revision sets with every byte escaped: so nothing that people
 * write can be an option.
 */
final class HgCommands {
  private static final int PRINTED = 64 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MAIL = Pattern.compile("(.*?)\\s*<([^<>]*)>\\s*");
  private static final String COMMIT =
      "{dict(node=node, p1=p1node, p2=p2node, user=author, date=date|hgdate, desc=desc)|json}\\n";

  private final HgServers servers;
  private final Path repository;

  HgCommands(HgServers servers, Path repository) {
    this.servers = servers;
    this.repository = repository;
  }

  Path repository() {
    return repository;
  }

  Hg hg() {
    return servers.hg();
  }

  HgServer.Answer ask(List<String> command, int limit) {
    return servers.ask(repository, command, limit);
  }

  /** What a command prints that must work. */
  byte[] bytes(List<String> command) {
    HgServer.Answer answer = ask(command, PRINTED);
    if (answer.status() > 1 || answer.status() < 0 || !answer.whole()) {
      throw new Program.Failed("hg " + command.get(0) + ": " + answer.complaint());
    }
    return answer.printed();
  }

  /** The lines of a command that prints JSON, one object a line. */
  List<JsonNode> objects(List<String> command) {
    var objects = new ArrayList<JsonNode>();
    new String(bytes(command), StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> objects.add(json(line)));
    return objects;
  }

  JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Program.Failed("hg printed no JSON");
    }
  }

  /** Commits of a revision set, in its order. */
  List<Commit> commits(String set, int limit) {
    List<String> command =
        List.of("log", "--rev=" + set, "--limit=" + limit, "--template=" + COMMIT, "--");
    return objects(command).stream().map(HgCommands::commit).toList();
  }

  static String pattern(RepoPath path) {
    return "path:" + path;
  }

  /** A string in a revision set; every byte is escaped, so it holds nothing that means anything. */
  static String quoted(String text) {
    var escaped = new StringBuilder("\"");
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      escaped.append("\\x%02x".formatted(each & 0xFF));
    }
    return escaped.append('"').toString();
  }

  /** The digits of a commit; a Subversion number names none of ours. */
  static String node(CommitId id) {
    return switch (id) {
      case Hash(var sha) -> sha;
      case CommitId.Revision svn -> throw new NotFound("The commit " + svn.brief());
    };
  }

  static boolean real(String node) {
    return !node.isEmpty()
        && node.chars().anyMatch(c -> c != '0')
        && node.chars().anyMatch(c -> c != 'f');
  }

  private static Commit commit(JsonNode json) {
    var parents = new ArrayList<CommitId>();
    for (String field : List.of("p1", "p2")) {
      String parent = json.path(field).asText();
      if (real(parent)) {
        parents.add(new Hash(parent));
      }
    }
    Person person = person(json.path("user").asText(), time(json.path("date").asText()));
    return new Commit(
        new Hash(json.path("node").asText()), parents, person, person, json.path("desc").asText());
  }

  /** A time as {@code 1795254752 0}: seconds, and the zone, which is left aside. */
  private static Instant time(String text) {
    int space = text.indexOf(' ');
    return Instant.ofEpochSecond(Long.parseLong(space < 0 ? text : text.substring(0, space)));
  }

  private static Person person(String user, Instant at) {
    Matcher matcher = MAIL.matcher(user);
    return matcher.matches()
        ? new Person(matcher.group(1), matcher.group(2), at)
        : new Person(user, user.contains("@") ? user : "", at);
  }
}
