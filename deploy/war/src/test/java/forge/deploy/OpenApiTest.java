package forge.deploy;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import forge.artifact.web.AttachmentsApi;
import forge.blog.web.BlogApi;
import forge.chat.web.BlocksApi;
import forge.chat.web.CardsApi;
import forge.chat.web.ChatApi;
import forge.chat.web.EmojiApi;
import forge.chat.web.HookDeliveryApi;
import forge.chat.web.IncomingHookApi;
import forge.chat.web.InviteLinksApi;
import forge.chat.web.JoinApi;
import forge.chat.web.LaterApi;
import forge.chat.web.MessageApi;
import forge.chat.web.MessageSearchApi;
import forge.chat.web.ModerationApi;
import forge.chat.web.OutgoingHookApi;
import forge.chat.web.QuietApi;
import forge.chat.web.RoomFilesApi;
import forge.chat.web.RoomSettingsApi;
import forge.chat.web.RoomsApi;
import forge.chat.web.SectionsApi;
import forge.chat.web.SlackDeliveryApi;
import forge.chat.web.TopicApi;
import forge.directory.web.DirectoryApi;
import forge.directory.web.ProfileApi;
import forge.discussion.web.PostsApi;
import forge.files.web.FilesApi;
import forge.files.web.QuotaApi;
import forge.files.web.ReleaseApi;
import forge.files.web.UploadApi;
import forge.forum.web.ForumApi;
import forge.forum.web.ForumTopicApi;
import forge.hook.web.WebhookApi;
import forge.job.web.AdminJobApi;
import forge.job.web.JobApi;
import forge.live.web.LiveApi;
import forge.mail.web.MailApi;
import forge.notification.web.NotificationApi;
import forge.review.web.ReviewApi;
import forge.scm.web.ActivityApi;
import forge.scm.web.BlameApi;
import forge.scm.web.CodeSearchApi;
import forge.scm.web.CompareApi;
import forge.scm.web.ContentsApi;
import forge.scm.web.DeployKeyApi;
import forge.scm.web.FileNamesApi;
import forge.scm.web.ForksApi;
import forge.scm.web.ImportApi;
import forge.scm.web.MirrorsApi;
import forge.scm.web.RefsApi;
import forge.scm.web.RepositoriesApi;
import forge.scm.web.RuleApi;
import forge.scm.web.ScmApi;
import forge.scm.web.UpkeepApi;
import forge.search.web.SearchApi;
import forge.site.web.HealthApi;
import forge.site.web.MetricsApi;
import forge.site.web.SiteApi;
import forge.tickets.web.TicketApi;
import forge.tool.web.ProjectApi;
import forge.user.web.AccountApi;
import forge.user.web.GpgKeyApi;
import forge.user.web.NameApi;
import forge.user.web.UserApi;
import forge.wiki.web.WikiApi;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the REST interface names every route there is, and none that is not. */
class OpenApiTest {
  private static final String TOOL = "/rest/p/{project}/";

  /** What answers programs, and where it is found; empty where the class says so itself. */
  private static final Map<Class<?>, String> APIS = new LinkedHashMap<>();

  static {
    for (var api :
        Set.of(
            SiteApi.class,
            HealthApi.class,
            MetricsApi.class,
            AdminJobApi.class,
            JobApi.class,
            LiveApi.class,
            MailApi.class,
            SearchApi.class,
            RoomsApi.class,
            EmojiApi.class,
            QuietApi.class,
            BlocksApi.class,
            JoinApi.class,
            SectionsApi.class,
            NotificationApi.class,
            HookDeliveryApi.class,
            SlackDeliveryApi.class,
            DirectoryApi.class,
            AccountApi.class,
            GpgKeyApi.class,
            NameApi.class,
            UserApi.class)) {
      APIS.put(api, "");
    }
    APIS.put(ProjectApi.class, "/rest/{neighborhood}/{project}");
    APIS.put(WebhookApi.class, "/rest/{neighborhood}/{project}/-/webhooks");
    APIS.put(ProfileApi.class, "/rest/{neighborhood}/{project}/-/profile");
    APIS.put(ReviewApi.class, "/rest/{neighborhood}/{project}/-/reviews");
    APIS.put(TicketApi.class, TOOL + "tickets");
    APIS.put(AttachmentsApi.class, TOOL + "tickets/{number}/attachments");
    APIS.put(WikiApi.class, TOOL + "wiki");
    APIS.put(BlogApi.class, TOOL + "blog");
    APIS.put(PostsApi.class, TOOL + "blog/{post}/posts");
    APIS.put(ForumApi.class, TOOL + "forum");
    APIS.put(ForumTopicApi.class, TOOL + "forum/topics/{number}");
    APIS.put(ScmApi.class, TOOL + "code");
    APIS.put(RepositoriesApi.class, TOOL + "code/repositories");
    APIS.put(ImportApi.class, TOOL + "code/import");
    APIS.put(ForksApi.class, TOOL + "code/forks");
    APIS.put(MirrorsApi.class, TOOL + "code/mirrors");
    APIS.put(UpkeepApi.class, TOOL + "code/upkeep");
    APIS.put(BlameApi.class, TOOL + "code/blame");
    APIS.put(ActivityApi.class, TOOL + "code/activity");
    APIS.put(CompareApi.class, TOOL + "code/compare");
    APIS.put(RefsApi.class, TOOL + "code/{refs}");
    APIS.put(DeployKeyApi.class, TOOL + "code/keys");
    APIS.put(RuleApi.class, TOOL + "code/rules");
    APIS.put(CodeSearchApi.class, TOOL + "code/search");
    APIS.put(CardsApi.class, TOOL + "chat/cards");
    APIS.put(MessageSearchApi.class, "/rest/search/messages");
    APIS.put(FileNamesApi.class, TOOL + "code/files");
    APIS.put(ContentsApi.class, TOOL + "code/contents");
    APIS.put(FilesApi.class, TOOL + "files");
    APIS.put(QuotaApi.class, TOOL + "files/-/quota");
    APIS.put(UploadApi.class, TOOL + "files/-/uploads");
    APIS.put(ReleaseApi.class, TOOL + "files/-/releases");
    APIS.put(ChatApi.class, TOOL + "chat");
    APIS.put(TopicApi.class, TOOL + "chat/topics");
    APIS.put(MessageApi.class, TOOL + "chat/messages/{number}");
    APIS.put(ModerationApi.class, TOOL + "chat/moderation");
    APIS.put(LaterApi.class, TOOL + "chat/later");
    APIS.put(RoomFilesApi.class, TOOL + "chat/files");
    APIS.put(InviteLinksApi.class, "/rest/chat/r/{handle}/links");
    APIS.put(RoomSettingsApi.class, "/rest/chat/r/{handle}/settings");
    APIS.put(IncomingHookApi.class, TOOL + "chat/hooks");
    APIS.put(OutgoingHookApi.class, TOOL + "chat/outgoing");
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsARoute() throws IOException {
    assertThat(described()).isEqualTo(routes());
  }

  private static Set<String> described() throws IOException {
    var described = new TreeSet<String>();
    JsonNode paths =
        new ObjectMapper(new YAMLFactory())
            .readTree(java.nio.file.Path.of("../../docs/api/openapi.yaml").toFile())
            .get("paths");
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(path.getKey() + " " + method.toUpperCase(Locale.ROOT))));
    return described;
  }

  private static Set<String> routes() {
    return APIS.entrySet().stream()
        .flatMap(api -> routes(api.getKey(), api.getValue()))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> routes(Class<?> api, String at) {
    Path path = api.getAnnotation(Path.class);
    String root = path == null ? at : path.value();
    return Arrays.stream(api.getMethods())
        .map(method -> verb(method).map(v -> address(root, method) + " " + v).orElse(null))
        .filter(Objects::nonNull);
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst();
  }

  /** Without the patterns of its parameters, and with one slash between parts. */
  private static String address(String root, Method method) {
    Path path = method.getAnnotation(Path.class);
    String whole = "/" + root + "/" + (path == null ? "" : path.value());
    String plain =
        whole
            .replaceAll("\\{(\\w+)\\s*:[^{}]*(\\{[^{}]*\\}[^{}]*)*\\}", "{$1}")
            .replaceAll("/+", "/");
    return plain.endsWith("/") && plain.length() > 1
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }
}
