package forge.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.UserId;
import forge.web.Json;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever is sent to any form, page or REST address is answered by a sentence and never by a fault
 * of ours, and what is refused leaves nothing behind. Routes and fields are found in the classes,
 * so a new one is tried without being named here; only where it hangs is in a table.
 */
class HostileInputTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private static final String TOOL = "/p/aqueduct/";
  private static final UserId ROOT = new UserId("root");

  /** Where the classes hang that do not say so themselves. */
  private static final Map<String, List<String>> PLACES =
      Map.ofEntries(
          Map.entry("ProjectViews", List.of("/p/aqueduct")),
          Map.entry("InProject", List.of("/p/aqueduct/-/search")),
          Map.entry("ProfileApi", List.of("/rest/p/aqueduct/-/profile")),
          Map.entry("BadgeViews", List.of("/p/aqueduct/-/badges")),
          Map.entry("DoapViews", List.of("/p/aqueduct/-/doap")),
          Map.entry("ReviewViews", List.of("/p/aqueduct/-/reviews")),
          Map.entry("ReviewApi", List.of("/rest/p/aqueduct/-/reviews")),
          Map.entry("ProfileViews", List.of("/p/aqueduct/-/profile")),
          Map.entry("ScreenshotViews", List.of("/p/aqueduct/-/screenshots")),
          Map.entry("PictureViews", List.of("/p/aqueduct/-/pictures")),
          Map.entry("SettingsViews", List.of("/p/aqueduct/-/admin")),
          Map.entry("ToolsViews", List.of("/p/aqueduct/-/admin/tools")),
          Map.entry("PermissionsViews", List.of("/p/aqueduct/-/admin/permissions")),
          Map.entry("WebhookViews", List.of("/p/aqueduct/-/admin/webhooks")),
          Map.entry("WebhookApi", List.of("/rest/p/aqueduct/-/webhooks")),
          Map.entry("ProjectApi", List.of("/rest/p/aqueduct")),
          Map.entry("TicketViews", List.of(TOOL + "tickets")),
          Map.entry("ShownTicketViews", List.of(TOOL + "tickets/1")),
          Map.entry("TicketApi", List.of("/rest" + TOOL + "tickets")),
          Map.entry("WikiViews", List.of(TOOL + "wiki")),
          Map.entry("WritingViews", List.of(TOOL + "wiki/-")),
          Map.entry("WikiApi", List.of("/rest" + TOOL + "wiki")),
          Map.entry("BlogViews", List.of(TOOL + "blog")),
          Map.entry("PostViews", List.of(TOOL + "blog/{post}")),
          Map.entry("BlogApi", List.of("/rest" + TOOL + "blog")),
          Map.entry(
              "PostsViews",
              List.of(TOOL + "blog/{post}/posts", TOOL + "forum/topics/{number}/posts")),
          Map.entry(
              "PostsApi",
              List.of(
                  "/rest" + TOOL + "blog/{post}/posts",
                  "/rest" + TOOL + "forum/topics/{number}/posts")),
          Map.entry("ForumsViews", List.of(TOOL + "forum")),
          Map.entry("ForumViews", List.of(TOOL + "forum/{forum}")),
          Map.entry("ForumTopicViews", List.of(TOOL + "forum/topics/{number}")),
          Map.entry("ForumApi", List.of("/rest" + TOOL + "forum")),
          Map.entry("ForumTopicApi", List.of("/rest" + TOOL + "forum/topics/{number}")),
          Map.entry("ScmViews", List.of(TOOL + "code")),
          Map.entry("CodeSettingsViews", List.of(TOOL + "code/settings")),
          Map.entry("RuleViews", List.of(TOOL + "code/settings/rules")),
          Map.entry("RuleApi", List.of("/rest" + TOOL + "code/rules")),
          Map.entry(
              "CodeSearchViews",
              List.of(TOOL + "code/search", "/search/code", "/p/aqueduct/-/search/code")),
          Map.entry("CodeSearchApi", List.of("/rest" + TOOL + "code/search", "/rest/search/code")),
          Map.entry("FindViews", List.of(TOOL + "code/find")),
          Map.entry("FileNamesApi", List.of("/rest" + TOOL + "code/files")),
          Map.entry("EditViews", List.of(TOOL + "code/edit", TOOL + "code/new")),
          Map.entry("DeleteViews", List.of(TOOL + "code/delete")),
          Map.entry("UploadViews", List.of(TOOL + "code/upload")),
          Map.entry("ContentsApi", List.of("/rest" + TOOL + "code/contents")),
          Map.entry("DeployKeyViews", List.of(TOOL + "code/settings/keys")),
          Map.entry("DeployKeyApi", List.of("/rest" + TOOL + "code/keys")),
          Map.entry("NewRepositoryViews", List.of(TOOL + "code/repositories/new")),
          Map.entry("ImportViews", List.of(TOOL + "code/import")),
          Map.entry("RepositoriesViews", List.of(TOOL + "code/repositories")),
          Map.entry("ForkViews", List.of(TOOL + "code/forks")),
          Map.entry("MirrorViews", List.of(TOOL + "code/settings/mirrors")),
          Map.entry("UpkeepViews", List.of(TOOL + "code/settings/upkeep")),
          Map.entry("RepositoriesApi", List.of("/rest" + TOOL + "code/repositories")),
          Map.entry("ImportApi", List.of("/rest" + TOOL + "code/import")),
          Map.entry("ForksApi", List.of("/rest" + TOOL + "code/forks")),
          Map.entry("MirrorsApi", List.of("/rest" + TOOL + "code/mirrors")),
          Map.entry("UpkeepApi", List.of("/rest" + TOOL + "code/upkeep")),
          Map.entry("ScmApi", List.of("/rest" + TOOL + "code")),
          Map.entry("LogViews", List.of(TOOL + "code/log")),
          Map.entry("FeedViews", List.of(TOOL + "code/feed")),
          Map.entry("CommitViews", List.of(TOOL + "code/commit")),
          Map.entry("CompareViews", List.of(TOOL + "code/compare")),
          Map.entry("RefViews", List.of(TOOL + "code/branches", TOOL + "code/tags")),
          Map.entry(
              "RefDeedViews", List.of(TOOL + "code/branches/change", TOOL + "code/tags/change")),
          Map.entry(
              "RefsApi", List.of("/rest" + TOOL + "code/branches", "/rest" + TOOL + "code/tags")),
          Map.entry("CompareApi", List.of("/rest" + TOOL + "code/compare")),
          Map.entry("ActivityViews", List.of(TOOL + "code/activity")),
          Map.entry("ActivityApi", List.of("/rest" + TOOL + "code/activity")),
          Map.entry("BlameViews", List.of(TOOL + "code/blame")),
          Map.entry("BlameApi", List.of("/rest" + TOOL + "code/blame")),
          Map.entry("FilesViews", List.of(TOOL + "files")),
          Map.entry("FetchViews", List.of(TOOL + "files/get")),
          Map.entry("ShippingViews", List.of(TOOL + "files/-")),
          Map.entry("FilesApi", List.of("/rest" + TOOL + "files")),
          Map.entry("StatsViews", List.of(TOOL + "files/stats")),
          Map.entry("ReleaseViews", List.of(TOOL + "files/releases")),
          Map.entry("QuotaApi", List.of("/rest" + TOOL + "files/-/quota")),
          Map.entry("UploadApi", List.of("/rest" + TOOL + "files/-/uploads")),
          Map.entry("ReleaseApi", List.of("/rest" + TOOL + "files/-/releases")),
          Map.entry("ChatViews", List.of(TOOL + "chat", "/chat/r/masons")),
          Map.entry("ChatApi", List.of("/rest" + TOOL + "chat", "/rest/chat/r/masons")),
          Map.entry("MembersViews", List.of(TOOL + "chat/members", "/chat/r/masons/members")),
          Map.entry(
              "ModerationViews", List.of(TOOL + "chat/moderation", "/chat/r/masons/moderation")),
          Map.entry("ArchiveViews", List.of(TOOL + "chat/archive", "/chat/r/masons/archive")),
          Map.entry(
              "MessageApi",
              List.of("/rest" + TOOL + "chat/messages/1", "/rest/chat/r/masons/messages/1")),
          Map.entry("MessageViews", List.of(TOOL + "chat/m/1", "/chat/r/masons/m/1")),
          Map.entry("IncomingHookViews", List.of(TOOL + "chat/hooks", "/chat/r/masons/hooks")),
          Map.entry(
              "IncomingHookApi",
              List.of("/rest" + TOOL + "chat/hooks", "/rest/chat/r/masons/hooks")),
          Map.entry(
              "OutgoingHookViews", List.of(TOOL + "chat/outgoing", "/chat/r/masons/outgoing")),
          Map.entry(
              "OutgoingHookApi",
              List.of("/rest" + TOOL + "chat/outgoing", "/rest/chat/r/masons/outgoing")),
          Map.entry("LaterViews", List.of(TOOL + "chat/later", "/chat/r/masons/later")),
          Map.entry(
              "LaterApi", List.of("/rest" + TOOL + "chat/later", "/rest/chat/r/masons/later")),
          Map.entry("TopicViews", List.of(TOOL + "chat/topics", "/chat/r/masons/topics")),
          Map.entry(
              "TopicApi", List.of("/rest" + TOOL + "chat/topics", "/rest/chat/r/masons/topics")),
          Map.entry(
              "MessageSearchViews", List.of("/search/messages", "/p/aqueduct/-/search/messages")),
          Map.entry(
              "CardsApi", List.of("/rest" + TOOL + "chat/cards", "/rest/chat/r/masons/cards")),
          Map.entry("MessageSearchApi", List.of("/rest/search/messages")),
          Map.entry(
              "TopicMoveViews",
              List.of(TOOL + "chat/topics/1/move", "/chat/r/masons/topics/1/move")),
          Map.entry(
              "ModerationApi",
              List.of("/rest" + TOOL + "chat/moderation", "/rest/chat/r/masons/moderation")),
          Map.entry("DoorApi", List.of("/rest/chat/r/guild")),
          Map.entry("DoorViews", List.of("/chat/r/guild")),
          Map.entry(
              "AttachmentsApi",
              List.of(
                  "/rest" + TOOL + "tickets/1/attachments",
                  "/rest" + TOOL + "wiki/-/attachments/{page}")));

  /** What is open to people without an account, beside reading. */
  private static final Set<String> OPEN =
      Set.of(
          "SignInViews",
          "SignOutViews",
          "RegisterViews",
          "ForgotViews",
          "LiveApi",
          "HookDeliveryApi",
          "SlackDeliveryApi",
          "MailApi",
          "StopMailViews");

  /** Whose addresses are secrets: no other site can make a browser know them. */
  private static final Set<String> SECRET =
      Set.of("HookDeliveryApi", "SlackDeliveryApi", "MailApi", "StopMailViews");

  private static final Set<String> OPEN_ROUTES = Set.of("POST /theme", "POST /rest/markup");

  /** Where everybody with an account may write. */
  private static final Set<String> ANYBODYS =
      Set.of(
          "TicketViews",
          "ShownTicketViews",
          "TicketApi",
          "AttachmentsApi",
          "ForkViews",
          "ForksApi",
          "ArtifactViews",
          "ForumViews",
          "ForumApi",
          "PostsViews",
          "PostsApi",
          "ChatViews",
          "ChatApi",
          "RoomsViews",
          "RoomsApi",
          "QuietViews",
          "QuietApi",
          "MembersViews",
          "MessageApi",
          "MessageViews",
          "LaterViews",
          "LaterApi",
          "TopicViews",
          "TopicApi",
          "TopicMoveViews",
          "DoorViews",
          "DoorApi",
          "ReviewViews",
          "ReviewApi",
          "AccountViews",
          "AccountApi",
          "GpgKeyViews",
          "GpgKeyApi",
          "SiteViews",
          "SiteApi");

  /** What changes by being asked, or without anybody asking. */
  private static final Set<String> RESTLESS = Set.of("sessions", "attempts", "jobs", "audit");

  private static final String MARK = "<script>alert(1)</script>";
  private static final List<String> TEXTS =
      List.of(
          "",
          MARK,
          "\"><img src=x onerror=alert(1)>",
          "[x](javascript:alert(1)) <a href=\"javascript:alert(1)\">y</a>",
          "//evil.example/../../../etc/passwd",
          "/\\evil.example",
          "x\r\nX-Injected: yes\r\n\r\n" + MARK,
          "a\u0000b",
          "\ud800",
          "99999999999999999999999999",
          "-1",
          "\u202E$where ${7*7}#{7*7}<#assign x=1>",
          "{\"$gt\":\"\"}",
          "x".repeat(3_000));

  /** One of each kind, to be tried with every field alone. */
  private static final List<String> NASTIEST =
      List.of("", "\"><img src=x onerror=alert(1)>", "x\r\nX-Injected: yes", "a\u0000b\ud800");

  private static final List<String> LONG_TEXTS =
      List.of("x".repeat(20_000), "x".repeat(200_001), "[".repeat(5_000), "*a".repeat(5_000));

  /** JSON values of every kind but the right one. */
  private static final List<String> VALUES =
      List.of("5", "[]", "[null]", "{}", "null", "true", "1e400", "[[[[1]]]]", "{\"a\":{\"b\":1}}");

  private static final List<String> BODIES =
      List.of("", "{", "[]", "null", "5", "\"x\"", "\u0000", "{\"a\":", "[".repeat(5_000));

  private static final List<String> BROKEN_UPLOADS =
      List.of(
          "",
          "--x",
          "--x--",
          "x",
          "--x\r\n\r\n",
          "--x\r\nContent-Disposition: form-data; name=\"file\"",
          "--x\r\n" + "h".repeat(20_000));

  private static final List<String> STREAMS =
      List.of(
          "room:",
          "tickets:",
          "ticket:",
          "blogpost:",
          "forum:",
          "forumtopic:",
          "repo:",
          "page:",
          "edit:",
          "user:",
          "job:",
          "jobs:");

  private static final List<String> PLACES_NOBODY_MEANT =
      List.of(
          "..%2f..%2fetc%2fpasswd",
          "%00",
          "%20",
          "%ED%A0%80",
          "%0d%0aX-Injected:%20yes",
          "999999999999999999999",
          "999999999",
          "-1",
          "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
          "$where",
          "x".repeat(3_000));

  private static final Pattern PARAMETER =
      Pattern.compile("\\{(\\w+)\\s*(?::((?:[^{}]|\\{[^{}]*\\})*))?\\}");
  private static final Pattern LIVE_MARKUP =
      Pattern.compile(
          "<script>alert|<img src=x|<[^>]*href=\"javascript:", Pattern.CASE_INSENSITIVE);

  private static TestForge forge;
  private static List<Route> routes;
  private static String foreignMount = "";
  private static String page = "";
  private static String post = "";
  private static String token = "";
  private static final Map<String, String> FOREIGN = new TreeMap<>();

  /**
   * One method of one class at one address.
   *
   * @param address with its parameters in braces, without their patterns
   * @param json the fields of the JSON it takes; null where it takes none
   */
  private record Route(
      String owner,
      String verb,
      String address,
      Map<String, String> patterns,
      List<String> fields,
      List<String> queries,
      List<String> headers,
      @Nullable List<String> json,
      boolean stream) {

    boolean writes() {
      return !verb.equals("GET");
    }

    boolean programs() {
      return owner.endsWith("Api");
    }

    /** The address with the parameters as somebody would send them who means well. */
    String plain() {
      return with("", "");
    }

    String with(String parameter, String value) {
      return PARAMETER
          .matcher(address)
          .replaceAll(
              found ->
                  java.util.regex.Matcher.quoteReplacement(
                      found.group(1).equals(parameter) ? value : usual(found.group(1))));
    }

    private String usual(String parameter) {
      return switch (parameter) {
        case "number", "comment" -> "1";
        case "user", "name" -> "gus";
        case "deed" -> "demote";
        case "direction" -> "push";
        case "place" -> "main";
        case "title" -> "Home";
        case "path" -> "1.0/aqueduct.txt";
        case "emoji" -> "%F0%9F%91%8D";
        case "token", "id", "delivery", "fingerprint" -> "0123456789abcdef01234567";
        case "mount" -> foreignMount;
        case "artifact" -> "1";
        case "version" -> "1";
        case "content" -> "0".repeat(64);
        case "year" -> "2026";
        case "month", "day" -> "11";
        case "handle" -> "masons";
        case "kind" -> address.contains("badge") ? "version" : "r";
        case "letter" -> "a";
        case "hook" -> "hook-0123456789abcdef";
        case "program" -> "out-0123456789abcdef";
        case "team", "bot" -> "T0";
        case "page" -> page;
        case "forum" -> "general";
        case "post" -> post;
        case "more" -> "";
        case "project" -> "aqueduct";
        case "rest" -> "/files";
        case "what" -> "download";
        default -> throw new AssertionError("Tell this test what {" + parameter + "} may be.");
      };
    }

    List<String> parameters() {
      return PARAMETER.matcher(address).results().map(r -> r.group(1)).distinct().toList();
    }

    @Override
    public String toString() {
      return verb + " " + address;
    }
  }

  @BeforeAll
  static void settle() throws JsonProcessingException {
    forge = TestForge.start(DATABASE.fresh());
    // The store lets sessions expire by its own clock, whatever time it is in the test.
    forge.clock().advance(Duration.between(forge.clock().instant(), Instant.now()));
    forge.forge().users().accounts().createAdmin(ROOT, "root@example.org", People.PASSWORD);
    fill(forge.as(People.ADA), "aqueduct");
    var gus = forge.as(People.GUS);
    gus.json("POST", "/rest/projects", "{\"name\":\"viaduct\",\"title\":\"Viaduct\"}");
    for (String tool : List.of("tickets", "wiki", "blog", "discussion", "scm", "files", "chat")) {
      gus.json("POST", "/rest/p/viaduct/-/tools", "{\"tool\":\"" + tool + "\"}");
    }
    fill(gus, "viaduct");
    for (String room : List.of("Masons\",\"access\":\"open", "Guild\",\"access\":\"members")) {
      forge.as(People.ADA).json("POST", "/rest/chat/rooms", "{\"label\":\"" + room + "\"}");
    }
    forge.as(People.ADA).json("POST", "/rest/chat/r/masons/messages", "{\"text\":\"Hello.\"}");
    String topic = "{\"title\":\"Mortar\",\"text\":\"Too wet.\"}";
    forge.as(People.ADA).json("POST", "/rest/chat/r/masons/topics", topic);
    gus.post("/p/viaduct/-/admin/permissions", Map.of("permission", "READ", "role", "admin"));
    post = json(forge.as(People.ADA).get("/rest/p/aqueduct/blog")).get(0).get("address").asText();
    page = json(forge.as(People.ADA).get("/rest/p/aqueduct/wiki/Home")).get("id").asText();
    for (JsonNode mount : json(gus.get("/rest/p/viaduct")).get("tools")) {
      foreignMount = mount.get("id").asText();
    }
    FOREIGN.put("mount", foreignMount);
    FOREIGN.put("page", json(gus.get("/rest/p/viaduct/wiki/Home")).get("id").asText());
    FOREIGN.put("session", json(gus.get("/rest/account/sessions")).get(0).get("id").asText());
    FOREIGN.put("token", made(gus, "/rest/account/tokens", "[\"read\"]"));
    token = json(newToken(forge.as(People.ADA), "[\"read\"]")).get("token").asText();
    routes = found();
    var used = request(forge.guest(), "/rest/account").header("Authorization", "Bearer " + token);
    assertThat(forge.guest().send(used).statusCode()).isEqualTo(200);
  }

  private static void fill(Browser by, String project) {
    String at = "/rest/p/" + project;
    by.json("POST", at + "/tickets", "{\"title\":\"A leak\",\"text\":\"Drip.\"}");
    by.json("POST", at + "/tickets/1/comments", "{\"text\":\"Still.\"}");
    by.json("PUT", at + "/wiki/Home", "{\"text\":\"Welcome.\"}");
    by.json("POST", at + "/forum/general/topics", "{\"title\":\"A leak\",\"text\":\"Drip.\"}");
    by.json("POST", at + "/forum/topics/1/posts", "{\"text\":\"Still.\"}");
    by.json(
        "POST", at + "/blog", "{\"title\":\"A leak\",\"text\":\"Drip.\",\"state\":\"published\"}");
    by.json("POST", at + "/chat/messages", "{\"text\":\"Hello.\"}");
    by.json("POST", at + "/chat/topics", "{\"title\":\"Mortar\",\"text\":\"Too wet.\"}");
    by.json("PUT", at + "/files/1.0/aqueduct.txt", "water");
    by.json("POST", at + "/files/-/releases", "{\"version\":\"1\"}");
    by.json("POST", at + "/tickets/1/attachments?name=drip.txt", "drip");
  }

  private static HttpResponse<String> newToken(Browser by, String scopes) {
    return by.json(
        "POST",
        "/rest/account/tokens",
        "{\"title\":\"t\",\"scopes\":" + scopes + ",\"expiresInDays\":9}");
  }

  private static String made(Browser by, String at, String scopes) throws JsonProcessingException {
    newToken(by, scopes);
    return json(by.get(at)).get(0).get("id").asText();
  }

  private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isLessThan(300);
    return Json.MAPPER.readTree(answer.body());
  }

  @AfterAll
  static void end() {
    forge.close();
  }

  // Finding routes

  private static List<Route> found() {
    return new ClassFileImporter()
        .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS).importPackages("forge").stream()
            .filter(c -> c.getSimpleName().matches("\\w+(Views|Api)|InProject"))
            .map(JavaClass::reflect)
            .sorted(java.util.Comparator.comparing(Class::getName))
            .flatMap(HostileInputTest::routes)
            .toList();
  }

  private static Stream<Route> routes(Class<?> owner) {
    Path path = owner.getAnnotation(Path.class);
    List<String> places =
        path != null ? List.of("/" + path.value()) : PLACES.get(owner.getSimpleName());
    assertThat(places).as("Tell this test where " + owner + " hangs.").isNotNull();
    return Arrays.stream(owner.getMethods())
        .sorted(java.util.Comparator.comparing(Method::toString))
        .flatMap(
            method ->
                verb(method).stream()
                    .filter(verb -> !Set.of("HEAD", "OPTIONS").contains(verb) && !endless(method))
                    .flatMap(v -> places.stream().map(at -> route(owner, v, at, method))));
  }

  private static boolean endless(Method method) {
    var produces = method.getAnnotation(Produces.class);
    return produces != null && produces.value()[0].equals("text/event-stream");
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static Route route(Class<?> owner, String verb, String at, Method method) {
    Path path = method.getAnnotation(Path.class);
    String whole = at + "/" + (path == null ? "" : path.value());
    var patterns = new TreeMap<String, String>();
    PARAMETER
        .matcher(whole)
        .results()
        .filter(r -> r.group(2) != null)
        .forEach(r -> patterns.put(r.group(1), r.group(2).strip()));
    String address =
        PARAMETER
            .matcher(whole)
            .replaceAll("{$1}")
            .replaceAll("/+", "/")
            .replaceAll("(?<=.)/$", "");
    var fields = new ArrayList<>(names(method, FormParam.class, FormParam::value));
    boolean stream = false;
    List<String> json = null;
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType() == MultivaluedMap.class) {
        fields.addAll(List.of("label", "option"));
      } else if (parameter.isAnnotationPresent(BeanParam.class)) {
        Arrays.stream(parameter.getType().getDeclaredFields())
            .map(field -> field.getAnnotation(FormParam.class))
            .filter(Objects::nonNull)
            .forEach(field -> fields.add(field.value()));
      } else if (parameter.getType() == InputStream.class) {
        stream = true;
      } else if (parameter.getAnnotations().length == 0 && parameter.getType().isRecord()) {
        json =
            Arrays.stream(parameter.getType().getRecordComponents())
                .map(HostileInputTest::name)
                .toList();
      }
    }
    return new Route(
        owner.getSimpleName(),
        verb,
        address,
        patterns,
        fields,
        names(method, QueryParam.class, QueryParam::value),
        names(method, HeaderParam.class, HeaderParam::value),
        json,
        stream);
  }

  private static String name(RecordComponent component) {
    var given =
        component.getAccessor().getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
    return given == null ? component.getName() : given.value();
  }

  private static <A extends Annotation> List<String> names(
      Method method, Class<A> annotation, java.util.function.Function<A, String> name) {
    return Arrays.stream(method.getParameters())
        .map(p -> p.getAnnotation(annotation))
        .filter(Objects::nonNull)
        .map(name)
        .toList();
  }

  // Sending

  /** Somebody who may do most of what the route does. */
  private static Browser master(Route route) {
    return forge.as(
        route.owner().startsWith("Admin") || route.owner().equals("JobViews") ? ROOT : People.ADA);
  }

  private static HttpResponse<String> form(
      Browser by, String address, Map<String, String> fields, @Nullable String csrf) {
    var all = new LinkedHashMap<>(fields);
    if (csrf != null) {
      all.put("csrf", csrf);
    }
    return by.send(
        request(by, address)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(all))));
  }

  private static HttpResponse<String> multipart(
      Browser by, String address, String body, @Nullable String csrf) {
    var request =
        request(by, address)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=x");
    return by.send(
        (csrf == null ? request : request.header("X-CSRF-Token", csrf))
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> json(
      Browser by, Route route, String address, @Nullable String body, @Nullable String csrf) {
    var request =
        request(by, address)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json");
    return by.send(
        (csrf == null ? request : request.header("X-CSRF-Token", csrf))
            .method(
                route.verb(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(Browser by, String address) {
    return by.request(address).timeout(Duration.ofSeconds(20));
  }

  /** The route as somebody would use it who means well, as far as that can be known. */
  private static HttpResponse<String> meant(Browser by, Route route, String at, String csrf) {
    if (!route.writes()) {
      return by.get(at);
    }
    if (route.programs()) {
      return json(by, route, at, route.json() == null ? null : "{}", csrf);
    }
    return route.stream()
        ? multipart(by, at, part("file", "a.txt", "x"), csrf)
        : form(by, at, Map.of(), csrf);
  }

  /** Some servers refuse a body where none is usual. */
  private static HttpRequest.BodyPublisher body(Route route) {
    return route.verb().matches("GET|DELETE")
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString("{}");
  }

  private static String part(String name, String file, String content) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n--x--\r\n"
        .formatted(name, file, content);
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
        .collect(java.util.stream.Collectors.joining("&"));
  }

  private static Stream<Route> writing() {
    return routes.stream().filter(Route::writes);
  }

  // Judging

  /** What was answered wrongly, to be read in one go. */
  private static final class Faults {
    private final List<String> found = new ArrayList<>();

    /** Any answer but a fault of ours, and no header or address that was smuggled in. */
    void judge(String what, HttpResponse<String> answer) {
      int status = answer.statusCode();
      String to = answer.headers().firstValue("Location").orElse("/");
      boolean ours =
          (to.startsWith("/") && !to.startsWith("//")) || to.startsWith("" + forge.url());
      if (status >= 500
          || answer.headers().firstValue("X-Injected").isPresent()
          || !ours
          || to.contains("\\")) {
        add(what, answer);
      }
      if (html(answer) && LIVE_MARKUP.matcher(answer.body()).find()) {
        found.add(what + " -> live markup in the page");
      }
    }

    /** Refused, with a sentence. */
    void refused(String what, HttpResponse<String> answer) {
      judge(what, answer);
      if (answer.statusCode() < 400 || answer.body().isBlank()) {
        add(what, answer);
      }
    }

    /** Refused because it came from somewhere else, before anything was looked at. */
    void forged(String what, HttpResponse<String> answer) {
      refused(what, answer);
      if (answer.statusCode() != 403) {
        add(what, answer);
      }
    }

    void add(String what, HttpResponse<String> answer) {
      String body = answer.body().replaceAll("\\s+", " ");
      found.add(
          what
              + " -> "
              + answer.statusCode()
              + " "
              + answer.headers().firstValue("Location").orElse("")
              + " "
              + body.substring(0, Math.min(200, body.length())));
    }

    /** Whatever runs here must not change what is stored. */
    void changingNothing(String what, Runnable deed) {
      Map<String, Integer> before = fingerprint();
      deed.run();
      Map<String, Integer> after = fingerprint();
      after.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
      if (!after.isEmpty()) {
        found.add(what + " -> changed " + after.keySet());
      }
    }

    void none() {
      assertThat(found).isEmpty();
    }

    private static boolean html(HttpResponse<String> answer) {
      return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }
  }

  private static Map<String, Integer> fingerprint() {
    var print = new TreeMap<String, Integer>();
    var database = forge.forge().database();
    for (String name : database.listCollectionNames()) {
      if (!RESTLESS.contains(name)) {
        int sum = 0;
        for (Document document : database.getCollection(name).find()) {
          sum += document.hashCode();
        }
        print.put(name, sum);
      }
    }
    return print;
  }

  // What is tried

  @Test
  void formsOfOthersAreRefused() {
    var faults = new Faults();
    var gus = forge.as(People.GUS);
    faults.changingNothing(
        "forged forms",
        () ->
            writing()
                .filter(route -> !SECRET.contains(route.owner()))
                .forEach(
                    route -> {
                      var by = master(route);
                      String at = route.plain();
                      faults.forged(route + " without a token", meantWithout(by, route, at));
                      faults.forged(
                          route + " with the token of another", meant(by, route, at, gus.csrf()));
                      faults.forged(
                          route + " with nonsense for a token", meant(by, route, at, "x"));
                    }));
    faults.none();
  }

  private static HttpResponse<String> meantWithout(Browser by, Route route, String at) {
    if (route.programs()) {
      return json(by, route, at, route.json() == null ? null : "{}", null);
    }
    return route.stream()
        ? multipart(by, at, part("file", "a.txt", "x"), null)
        : form(by, at, Map.of(), null);
  }

  @Test
  void guestsAndStrangersChangeNothingTheyMayNot() {
    var faults = new Faults();
    faults.changingNothing(
        "guests and strangers",
        () ->
            writing()
                .forEach(
                    route -> {
                      var guest = forge.guest();
                      var gus = forge.as(People.GUS);
                      if (!OPEN.contains(route.owner()) && !OPEN_ROUTES.contains("" + route)) {
                        faults.refused(
                            route + " by a guest",
                            meant(guest, route, route.plain(), guest.csrf()));
                      }
                      if (!OPEN.contains(route.owner()) && !ANYBODYS.contains(route.owner())) {
                        faults.refused(
                            route + " by a stranger", meant(gus, route, route.plain(), gus.csrf()));
                      }
                    }));
    faults.none();
  }

  @Test
  void tokensForReadingWriteNothing() {
    var faults = new Faults();
    faults.changingNothing(
        "a token for reading",
        () ->
            writing()
                .forEach(
                    route -> {
                      var guest = forge.guest();
                      var request =
                          request(guest, route.plain())
                              .header("Authorization", "Bearer " + token)
                              .header("Accept", "application/json")
                              .header(
                                  "Content-Type",
                                  route.programs()
                                      ? "application/json"
                                      : route.stream()
                                          ? "multipart/form-data; boundary=x"
                                          : "application/x-www-form-urlencoded");
                      faults.refused(
                          route + " by a token for reading",
                          guest.send(request.method(route.verb(), body(route))));
                    }));
    faults.none();
  }

  @Test
  void whatIsHiddenIsMissingEverywhere() {
    var faults = new Faults();
    var ada = forge.as(People.ADA);
    var guest = forge.guest();
    faults.changingNothing(
        "a hidden project",
        () ->
            routes.stream()
                .filter(route -> route.address().contains("/p/aqueduct"))
                .forEach(
                    route -> {
                      String at =
                          route
                              .plain()
                              .replace("/p/aqueduct", "/p/viaduct")
                              .replace(page, FOREIGN.get("page"));
                      for (var by : List.of(ada, guest)) {
                        var answer = meant(by, route, at, by.csrf());
                        faults.judge(route + " hidden", answer);
                        if (answer.statusCode() != 404) {
                          faults.add(route + " hidden", answer);
                        }
                      }
                    }));
    faults.none();
  }

  @Test
  void idsOfOtherPlacesReachNothing() {
    var faults = new Faults();
    faults.changingNothing(
        "foreign ids",
        () ->
            routes.stream()
                .filter(route -> !route.parameters().isEmpty())
                .forEach(
                    route -> {
                      for (String parameter : route.parameters()) {
                        for (String id : FOREIGN.values()) {
                          if (Set.of("id", "mount", "token").contains(parameter)) {
                            var by = master(route);
                            String at = route.with(parameter, id);
                            faults.judge(route + " " + id, meant(by, route, at, by.csrf()));
                          }
                        }
                      }
                    }));
    assertThat(forge.as(People.GUS).get("/account").statusCode()).isEqualTo(200);
    faults.none();
  }

  @Test
  void filesOfOthersStay() throws JsonProcessingException {
    String at = "/rest/p/aqueduct/tickets/1/attachments";
    String adas = json(forge.as(People.ADA).get(at)).get(0).get("id").asText();
    var gus = forge.as(People.GUS);

    assertThat(gus.json("DELETE", at + "/" + adas, null).statusCode()).isEqualTo(403);

    String own = json(gus.json("POST", at + "?name=own.txt", "x")).get("id").asText();
    assertThat(gus.json("DELETE", at + "/" + own, null).statusCode()).isEqualTo(204);
  }

  @Test
  void addressesNobodyMeantAreAnswered() {
    var faults = new Faults();
    routes.forEach(
        route -> {
          var by = master(route);
          for (String parameter : route.parameters()) {
            for (String value : PLACES_NOBODY_MEANT) {
              String at = route.with(parameter, value);
              faults.judge(route.verb() + " " + cut(at), meant(by, route, at, by.csrf()));
            }
          }
        });
    faults.none();
  }

  @Test
  void queriesAndHeadersNobodyMeantAreAnswered() {
    var faults = new Faults();
    routes.forEach(
        route -> {
          var by = route.writes() ? forge.guest() : master(route);
          for (String query : route.queries()) {
            for (String value : PLACES_NOBODY_MEANT) {
              String at = route.plain() + "?" + query + "=" + value;
              faults.judge(route.verb() + " " + cut(at), meant(by, route, at, by.csrf()));
            }
          }
          for (String header : route.headers()) {
            for (String value : List.of("", "\"", "W/\"r99999999999\"", "a\tb", "x".repeat(4000))) {
              var request =
                  request(by, route.plain())
                      .header("Accept", "application/json")
                      .header("X-CSRF-Token", by.csrf())
                      .header("Content-Type", "application/json")
                      .header(header, value);
              faults.judge(
                  route + " " + header + ": " + cut(value),
                  by.send(request.method(route.verb(), body(route))));
            }
          }
        });
    faults.none();
  }

  @Test
  void fieldsOfFormsMayHoldAnything() {
    var faults = new Faults();
    writing()
        .filter(route -> !route.fields().isEmpty() && !route.stream())
        .forEach(
            route -> {
              for (String field : route.fields()) {
                NASTIEST.forEach(text -> send(faults, route, List.of(field), text));
              }
              Stream.concat(TEXTS.stream(), LONG_TEXTS.stream())
                  .forEach(text -> send(faults, route, route.fields(), text));
            });
    faults.none();
  }

  private static void send(Faults faults, Route route, List<String> fields, String text) {
    var by = master(route);
    var typed = new LinkedHashMap<String, String>();
    fields.forEach(field -> typed.put(field, text));
    var answer = form(by, route.plain(), typed, by.csrf());
    faults.judge(route + " " + fields + " = " + cut(text), answer);
  }

  @Test
  void fieldsOfJsonMayHoldAnything() {
    var faults = new Faults();
    writing()
        .filter(route -> route.json() != null)
        .forEach(
            route -> {
              var by = master(route);
              List<String> fields = Optional.ofNullable(route.json()).orElseThrow();
              Supplier<Stream<String>> values =
                  () ->
                      Stream.concat(VALUES.stream(), TEXTS.stream().map(HostileInputTest::quoted));
              for (String field : fields) {
                values
                    .get()
                    .forEach(
                        value -> {
                          String body = "{\"" + field + "\":" + value + "}";
                          faults.judge(
                              route + " " + cut(body),
                              json(by, route, route.plain(), body, by.csrf()));
                        });
              }
              for (String text : LONG_TEXTS) {
                String body =
                    fields.stream()
                        .map(field -> "\"" + field + "\":" + quoted(text))
                        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
                faults.judge(
                    route + " all " + cut(text), json(by, route, route.plain(), body, by.csrf()));
              }
            });
    faults.none();
  }

  /** Lone surrogates as JSON can write them. */
  private static String quoted(String text) {
    try {
      return Json.MAPPER
          .writeValueAsString(text.replace("\ud800", ""))
          .replace("\"\"", "\"\\ud800\"");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void bodiesThatAreNoneAreRefused() {
    var faults = new Faults();
    String large = "{\"text\":\"" + "x".repeat(2_000_000) + "\"}";
    faults.changingNothing(
        "bodies that are none",
        () ->
            writing()
                .filter(route -> route.json() != null)
                .forEach(
                    route -> {
                      var by = master(route);
                      for (String body : BODIES) {
                        var answer = json(by, route, route.plain(), body, by.csrf());
                        faults.refused(route + " body " + cut(body), answer);
                      }
                      var answer = json(by, route, route.plain(), large, by.csrf());
                      faults.refused(route + " with 2 MB", answer);
                    }));
    faults.none();
  }

  @Test
  void formsThatAreTooLargeAreRefused() {
    var faults = new Faults();
    String large = "x".repeat(2_000_000);
    faults.changingNothing(
        "large forms",
        () ->
            writing()
                .filter(route -> !route.programs() && !route.stream())
                .forEach(
                    route -> {
                      var by = master(route);
                      var answer = form(by, route.plain(), Map.of("text", large), by.csrf());
                      faults.refused(route + " with 2 MB", answer);
                    }));
    faults.none();
  }

  @Test
  void uploadsThatAreBrokenAreAnswered() {
    var faults = new Faults();
    writing()
        .filter(route -> route.stream() && !route.programs())
        .forEach(
            route -> {
              var by = master(route);
              var bodies = new ArrayList<>(BROKEN_UPLOADS);
              for (String text : TEXTS) {
                bodies.add(part("file", text.replaceAll("[\r\n\"]", "_"), "x"));
                bodies.add(part("folder", "f", text));
              }
              for (String body : bodies) {
                faults.judge(
                    route + " " + cut(body), multipart(by, route.plain(), body, by.csrf()));
              }
            });
    faults.none();
  }

  /** Streams that are hidden, are not there or could not be are all the same to who asks. */
  @Test
  void streamsNobodyMayHearAreSilent() throws JsonProcessingException {
    var faults = new Faults();
    String page = foreignMount + "/" + FOREIGN.get("page");
    for (String rest :
        List.of("", "-", "..", "gus", "all", foreignMount, foreignMount + "/1", page)) {
      for (var by : List.of(forge.guest(), forge.as(People.ADA))) {
        var since = new LinkedHashMap<String, @Nullable String>();
        STREAMS.forEach(prefix -> since.put(prefix + rest, null));
        var asked = Json.MAPPER.writeValueAsString(Map.of("since", since, "wait", 0));
        var heard = by.json("POST", "/live/v1/poll", asked);
        if (json(heard).get("frames").findValuesAsText("code").size() != STREAMS.size()) {
          faults.add("hearing …" + rest, heard);
        }
        for (String stream : since.keySet()) {
          faults.refused(
              "typing in " + stream,
              by.json("POST", "/live/v1/typing", "{\"s\":\"" + stream + "\"}"));
        }
      }
    }
    faults.none();
  }

  @Test
  void pagesAfterAllThatAreWhole() {
    var faults = new Faults();
    for (var by : List.of(forge.as(People.ADA), forge.guest())) {
      routes.stream()
          .filter(route -> !route.writes())
          .forEach(route -> faults.judge("" + route, by.get(route.plain())));
    }
    faults.none();
  }

  private static String cut(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "… " + text.length() : text;
  }
}
