package forge.deploy.hostile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the classes hang that do not say so themselves, and who may write there. */
final class Places {
  private static final String TOOL = "/p/aqueduct/";

  /** Where the classes hang that do not say so themselves. */
  private static final Map<String, List<String>> HANGING =
      Map.ofEntries(
          Map.entry("ProjectViews", List.of("/p/aqueduct")),
          Map.entry("InProject", List.of("/p/aqueduct/-/search")),
          Map.entry("ProfileApi", List.of("/rest/p/aqueduct/-/profile")),
          Map.entry("BadgeViews", List.of("/p/aqueduct/-/badges")),
          Map.entry("DoapViews", List.of("/p/aqueduct/-/doap")),
          Map.entry("PeopleViews", List.of("/p/aqueduct/-/people")),
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
          Map.entry(
              "RoomFileViews", List.of(TOOL + "chat/files/{file}", "/chat/r/masons/files/{file}")),
          Map.entry(
              "RoomFilesApi", List.of("/rest" + TOOL + "chat/files", "/rest/chat/r/masons/files")),
          Map.entry("RoomSettingsViews", List.of("/chat/r/masons/settings")),
          Map.entry("ProjectRoomViews", List.of(TOOL + "chat/settings")),
          Map.entry("RoomSettingsApi", List.of("/rest/chat/r/masons/settings")),
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
          Map.entry("InviteLinksApi", List.of("/rest/chat/r/masons/links")),
          Map.entry("InviteLinksViews", List.of("/chat/r/masons/links")),
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
          "BlocksViews",
          "BlocksApi",
          "SectionsViews",
          "SectionsApi",
          "NotificationViews",
          "NotificationApi",
          "MembersViews",
          "MessageApi",
          "MessageViews",
          "LaterViews",
          "LaterApi",
          "RoomFilesApi",
          "TopicViews",
          "TopicApi",
          "TopicMoveViews",
          "DoorViews",
          "DoorApi",
          "JoinViews",
          "JoinApi",
          "ReviewViews",
          "ReviewApi",
          "AccountViews",
          "AccountApi",
          "GpgKeyViews",
          "GpgKeyApi",
          "SiteViews",
          "SiteApi");

  private Places() {}

  /** The addresses of a class of this simple name; null where nobody wrote them down. */
  static @Nullable List<String> of(String owner) {
    return HANGING.get(owner);
  }

  /** Whether people without an account may do it. */
  static boolean open(Route route) {
    return OPEN.contains(route.owner()) || OPEN_ROUTES.contains(route.toString());
  }

  /** Whether everybody with an account may do it. */
  static boolean anybodys(Route route) {
    return OPEN.contains(route.owner()) || ANYBODYS.contains(route.owner());
  }

  /** Whether its address is a secret: no other site can make a browser know it. */
  static boolean secret(Route route) {
    return SECRET.contains(route.owner());
  }
}
