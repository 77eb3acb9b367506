package forge.chat;

import forge.access.Permission;
import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.chat.web.ChatApi;
import forge.chat.web.ChatViews;
import forge.config.ForgeConfig;
import forge.live.Position;
import forge.project.Mount;
import forge.project.ToolKey;
import forge.store.Slice;
import forge.tool.Option;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.RunningTool.Widget.Place;
import forge.tool.Tool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tool in which people talk. */
public final class ChatTool implements Tool {
  /** The line beside the name of a room. */
  public static final Option TOPIC =
      new Option("topic", "Topic", "One line on what is talked about here.", "", List.of());

  private static final ToolKey KEY = new ToolKey("chat");
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
    return List.of(TOPIC);
  }

  @Override
  public RunningTool start(Platform platform) {
    var store = new MessageStore(platform.database(), platform.events());
    var kept = new PositionStore(platform.database());
    var positions = new ReadPositions(kept);
    var rooms =
        new Rooms(
            store,
            positions,
            new Rooms.Needs(
                platform.artifacts(),
                platform.events(),
                platform.live(),
                platform.clock(),
                platform::known,
                (identity, room) -> platform.visit(identity, room).isPresent()));
    platform.live().source(RoomStream.PREFIX, new RoomStream(store));
    platform
        .live()
        .guard(
            RoomStream.PREFIX,
            (identity, stream) -> platform.visit(identity, RoomStream.room(stream)).isPresent());
    positions.start();
    return new Running(platform, store, kept, rooms);
  }

  private record Running(
      Platform platform, MessageStore store, PositionStore positions, Rooms rooms)
      implements RunningTool, DescribesArtifacts, RunningTool.HomeWidget, RunningTool.Plants {

    @Override
    public Object views(Visit visit) {
      return new ChatViews(rooms, visit);
    }

    @Override
    public Object api(Visit visit) {
      return new ChatApi(rooms, visit);
    }

    @Override
    public void unmounted(Mount mount) {
      store.forget(mount.id());
      positions.forget(mount.id());
    }

    @Override
    public Optional<Card> card(Mount mount, String artifact) {
      return artifact.matches("[1-9]\\d{0,14}")
          ? store
              .find(mount.id(), MessageNumber.valueOf(artifact))
              .filter(m -> !m.deleted())
              .map(m -> card(mount, m))
          : Optional.empty();
    }

    @Override
    public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
      long after = cursor == null ? 0 : Long.parseLong(cursor);
      return Slice.of(store.after(mount.id(), after, limit + 1), limit, m -> m.number().toString())
          .map(m -> card(mount, m));
    }

    private Card card(Mount mount, Message message) {
      Instant changed = message.fate().editedAt();
      return new Card(
          message.number().toString(),
          "message",
          message.author().name() + " in " + mount.label(),
          Rooms.page(mount, message.number()),
          List.of(),
          message.text(),
          List.of(),
          message.author().id(),
          null,
          message.saidAt(),
          changed == null ? message.saidAt() : changed,
          Set.of());
    }

    @Override
    public List<Widget> widgets(Visit visit) {
      var last = rooms.before(visit, null, 2 * SHOWN_AT_HOME);
      var there = last.stream().filter(m -> !m.deleted()).toList();
      var lines =
          there.subList(Math.max(0, there.size() - SHOWN_AT_HOME), there.size()).stream()
              .map(m -> new LatestLine(m, rooms.summary(m, LINE)))
              .toList();
      Position at = RoomStream.at(last.isEmpty() ? 0 : last.getLast().turn());
      var model = new Latest(visit.mount(), lines, RoomStream.of(visit.mount().id()) + "@" + at);
      return List.of(new Widget(Place.SIDE, 20, "/forge/chat/web/LatestLines.ftlh", model));
    }

    @Override
    public void plant(Visit visit, ForgeConfig.Demo source) {
      new Planting(rooms, platform.clock(), platform::known).plant(visit);
    }
  }

  /** What was said last, on a project's home. */
  public record Latest(Mount mount, List<LatestLine> lines, String live) {}

  /** A message in one line. */
  public record LatestLine(Message message, String summary) {}
}
