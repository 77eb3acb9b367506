package forge.chat;

import forge.access.Permission;
import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.artifact.Pointer;
import forge.chat.irc.IrcGateway;
import forge.chat.web.BlocksApi;
import forge.chat.web.BlocksViews;
import forge.chat.web.ChatApi;
import forge.chat.web.ChatViews;
import forge.chat.web.EmojiApi;
import forge.chat.web.EmojiPictureViews;
import forge.chat.web.EmojiViews;
import forge.chat.web.HookDeliveryApi;
import forge.chat.web.JoinApi;
import forge.chat.web.JoinViews;
import forge.chat.web.MessageSearchApi;
import forge.chat.web.MessageSearchViews;
import forge.chat.web.QuietApi;
import forge.chat.web.QuietViews;
import forge.chat.web.RoomMapViews;
import forge.chat.web.RoomsApi;
import forge.chat.web.RoomsViews;
import forge.chat.web.SectionsApi;
import forge.chat.web.SectionsViews;
import forge.chat.web.SlackDeliveryApi;
import forge.config.ForgeConfig;
import forge.live.Position;
import forge.mail.MailMessage;
import forge.mail.ReceivesMail;
import forge.project.Mount;
import forge.project.ToolKey;
import forge.search.SearchKind;
import forge.search.SearchTabs;
import forge.store.Slice;
import forge.tool.Option;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.RunningTool.Widget.Place;
import forge.tool.Tool;
import forge.user.Identity;
import forge.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The tool in which people talk. */
public final class ChatTool implements Tool {
  /** The line beside the name of a room. */
  public static final Option TOPIC =
      new Option("topic", "Topic", "One line on what is talked about here.", "", List.of());

  /** All that is set at the mount of a room. */
  static final List<Option> OPTIONS =
      List.of(TOPIC, PushLine.OPTION, Happening.TICKETS.option(), Happening.PAGES.option());

  static final ToolKey KEY = new ToolKey("chat");
  private static final int SHOWN_AT_HOME = 3;
  private static final int LINE = 140;

  @Override
  public ToolKey key() {
    return KEY;
  }

  @Override
  public String label() {
    return "Chat";
  }

  @Override
  public String description() {
    return "A room to talk in, live; everything said stays readable and can be found.";
  }

  @Override
  public String help() {
    return "Ask in the room";
  }

  @Override
  public String icon() {
    return "chat";
  }

  @Override
  public String defaultPoint() {
    return "chat";
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public List<? extends Permission> permissions() {
    return List.of(ChatPermission.values());
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public RunningTool start(Platform platform) {
    Chat chat = Chat.wire(platform);
    return new Running(platform, chat, new IrcGateway(chat));
  }

  private record Running(Platform platform, Chat chat, IrcGateway irc)
      implements RunningTool,
          DescribesArtifacts,
          RunningTool.HomeWidget,
          RunningTool.Plants,
          RunningTool.CallsPeople,
          RunningTool.SiteWide,
          SearchKind,
          ReceivesMail,
          RunningTool.Listens {

    @Override
    public void receive(Identity sender, MailMessage message, String key) {
      chat.replies().receive(sender, message, key);
    }

    @Override
    public String stop(UserId reader, String key) {
      return chat.replies().stop(reader);
    }

    @Override
    public String key() {
      return "messages";
    }

    @Override
    public String label() {
      return "Messages";
    }

    @Override
    public Object views(Identity identity, @Nullable Visit project, SearchTabs tabs) {
      return new MessageSearchViews(chat.search(), identity, project, tabs);
    }

    @Override
    public Object api(Identity identity) {
      return new MessageSearchApi(chat.search(), identity);
    }

    @Override
    public Object views(Visit visit) {
      return new ChatViews(chat, chat.doors().at(visit));
    }

    @Override
    public Object api(Visit visit) {
      return new ChatApi(chat, chat.doors().at(visit));
    }

    @Override
    public List<Object> resources() {
      return List.of(
          new RoomsViews(chat),
          new RoomsApi(chat),
          new RoomMapViews(chat),
          new JoinViews(chat),
          new JoinApi(chat),
          new SectionsViews(chat.sections(), chat.mine()),
          new SectionsApi(chat.sections()),
          new EmojiViews(chat.emoji(), platform),
          new EmojiApi(chat.emoji()),
          new EmojiPictureViews(chat.emoji()),
          new QuietViews(chat.quiet()),
          new QuietApi(chat.quiet()),
          new BlocksViews(chat.blocks(), platform),
          new BlocksApi(chat.blocks(), platform),
          new HookDeliveryApi(chat),
          new SlackDeliveryApi(chat));
    }

    @Override
    public void listen() {
      irc.listen();
    }

    @Override
    public OptionalInt port() {
      return irc.port();
    }

    @Override
    public List<Figure> figures() {
      return irc.figures();
    }

    @Override
    public void stop() {
      irc.stop();
    }

    @Override
    public void mounted(Visit visit) {
      chat.register(chat.doors().at(visit));
    }

    @Override
    public void unmounted(Mount mount) {
      chat.forget(RoomId.of(mount));
    }

    @Override
    public Optional<Card> card(Mount mount, String artifact) {
      return chat.cards().card(mount, artifact);
    }

    @Override
    public Optional<Pointer> pointed(Mount mount, String path) {
      return RoomArtifacts.pointed(path);
    }

    @Override
    public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
      return chat.cards().cards(mount, cursor, limit);
    }

    @Override
    public List<Widget> widgets(Visit visit) {
      Here here = chat.doors().at(visit);
      var last = chat.rooms().before(here, null, 2 * SHOWN_AT_HOME);
      var there = last.stream().filter(m -> !m.deleted() && !m.hidden()).toList();
      var lines =
          there.subList(Math.max(0, there.size() - SHOWN_AT_HOME), there.size()).stream()
              .map(m -> new LatestLine(m, chat.rooms().summary(m, LINE)))
              .toList();
      Position at = RoomStream.at(last.isEmpty() ? 0 : last.getLast().turn());
      var model = new Latest(visit.mount(), lines, RoomStream.of(here.id()) + "@" + at);
      return List.of(new Widget(Place.SIDE, 20, "/forge/chat/web/LatestLines.ftlh", model));
    }

    @Override
    public void plant(Visit visit, ForgeConfig.Demo source) {
      new Planting(chat.rooms(), platform.clock(), platform::known).plant(chat.doors().at(visit));
    }
  }

  /** What was said last, on a project's home. */
  public record Latest(Mount mount, List<LatestLine> lines, String live) {}

  /** A message in one line. */
  public record LatestLine(Message message, String summary) {}
}
