package forge.chat;

import forge.artifact.Readers;
import forge.chat.Room.Pulse;
import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A room as the database keeps it. */
final class RoomDocument {
  private static final int PREFIX = 12;
  private static final int WORDS = 300;

  private RoomDocument() {}

  static Document write(Room room) {
    var d =
        new Document("kind", kind(room.rule()))
            .append("label", room.label())
            .append("topic", room.topic())
            .append("tags", room.tags())
            .append("page", room.page())
            .append("listed", room.listed())
            .append("moderators", names(room.moderators()))
            .append("finds", List.copyOf(finds(room)));
    switch (room.rule()) {
      case RoomRule.OfMount at ->
          d.append("mount", at.mount().value()).append("project", project(room.page()));
      case RoomRule.About at ->
          d.append("mount", at.mount().value())
              .append("artifact", at.artifact())
              .append("about", room.about())
              .append("thing", write(at.thing()));
      case RoomRule.OfPeople two -> d.append("people", names(two.people()));
      case RoomRule.Open open -> {}
      case RoomRule.OfMembers members -> {}
    }
    if (room.owner() != null) {
      d.append("owner", room.owner().value());
    }
    return d;
  }

  /** The project at the beginning of an address such as {@code /p/aqueduct/chat}. */
  private static String project(String page) {
    String[] parts = page.split("/", -1);
    return parts.length < 3 ? "" : parts[1] + "/" + parts[2];
  }

  private static Document write(RoomRule.Thing thing) {
    return new Document("kind", thing.kind())
        .append("project", thing.project())
        .append("mount", sorted(thing.readers().mount()))
        .append("artifact", sorted(thing.readers().artifact()))
        .append("denied", sorted(thing.readers().denied()));
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }

  private static RoomRule.Thing thing(@Nullable Document d) {
    return d == null
        ? RoomRule.Thing.UNKNOWN
        : new RoomRule.Thing(
            d.getString("kind"),
            d.getString("project"),
            new Readers(words(d, "mount"), words(d, "artifact"), words(d, "denied")));
  }

  private static Set<String> words(Document d, String field) {
    return Set.copyOf(d.getList(field, String.class));
  }

  static Document write(Policy policy) {
    var d =
        new Document("slow", policy.slow())
            .append("approval", policy.approval())
            .append("words", policy.words())
            .append("hideAfter", policy.hideAfter())
            .append("newcomers", policy.newcomers())
            .append("indexed", policy.indexed())
            .append("versions", policy.versions())
            .append("keep", policy.keep());
    Instant until = policy.lockedUntil();
    return until == null ? d : d.append("lockedUntil", Date.from(until));
  }

  static Room read(Document d) {
    String owner = d.getString("owner");
    Document policy = d.get("policy", Document.class);
    return new Room(
        new RoomId(d.getString("_id")),
        rule(d),
        d.get("label", ""),
        d.get("topic", ""),
        d.getList("tags", String.class, List.of()),
        d.get("page", ""),
        d.getBoolean("listed", false),
        owner == null ? null : new UserId(owner),
        users(d.getList("moderators", String.class, List.of())),
        d.getString("about"),
        policy == null ? Policy.USUAL : policy(policy),
        d.getList("pins", Long.class, List.of()).stream().map(MessageNumber::new).toList(),
        new Pulse(d.get("n", 0L), instant(d, "at"), d.get("members", 0L), d.get("first", 1L)));
  }

  private static Policy policy(Document d) {
    return new Policy(
        d.getInteger("slow", 0),
        d.getBoolean("approval", false),
        Objects.requireNonNull(d.getList("words", String.class, List.of())),
        d.getInteger("hideAfter", 0),
        d.getInteger("newcomers", 0),
        instant(d, "lockedUntil"),
        d.getBoolean("indexed", true),
        d.getBoolean("versions", false),
        d.getInteger("keep", 0));
  }

  private static String kind(RoomRule rule) {
    return switch (rule) {
      case RoomRule.OfMount at -> "mount";
      case RoomRule.About at -> "about";
      case RoomRule.Open open -> "open";
      case RoomRule.OfMembers members -> members.listed() ? "members" : "private";
      case RoomRule.OfPeople two -> "people";
    };
  }

  private static RoomRule rule(Document d) {
    return switch (d.get("kind", "mount")) {
      case "about" ->
          new RoomRule.About(
              new MountId(d.getString("mount")),
              d.getString("artifact"),
              thing(d.get("thing", Document.class)));
      case "open" -> new RoomRule.Open();
      case "members" -> new RoomRule.OfMembers(true);
      case "private" -> new RoomRule.OfMembers(false);
      case "people" -> new RoomRule.OfPeople(users(d.getList("people", String.class)));
      default -> new RoomRule.OfMount(new MountId(d.get("mount", d.getString("_id"))));
    };
  }

  /** What a room is found by while somebody types: the beginnings of its words. */
  private static Set<String> finds(Room room) {
    var finds = new LinkedHashSet<String>();
    room.tags().forEach(tag -> finds.add(tag(tag)));
    if (room.rule() instanceof RoomRule.About about) {
      finds.addAll(List.of(kind(""), kind(about.thing().kind()), place(about.thing().project())));
    }
    String tags = String.join(" ", room.tags());
    finds.addAll(
        beginnings(words(String.join(" ", room.label(), room.name(), tags, room.topic()))));
    return finds;
  }

  /** All beginnings of words, some hundreds at most. */
  static Set<String> beginnings(List<String> words) {
    var finds = new LinkedHashSet<String>();
    for (String word : words) {
      for (int i = 1; i <= Math.min(PREFIX, word.length()) && finds.size() < WORDS; i++) {
        finds.add(word.substring(0, i));
      }
    }
    return finds;
  }

  /** How a tag is found, so that it is not taken for the beginning of a word. */
  static String tag(String tag) {
    return "#" + tag.toLowerCase(Locale.ROOT);
  }

  /** How rooms about things of a kind are found, and by the empty one all rooms about things. */
  static String kind(String kind) {
    return "~" + kind;
  }

  /** How rooms about things of a project are found. */
  static String place(String project) {
    return "@" + project;
  }

  /** The words of a text, as they are compared. */
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", 40)) {
      if (!word.isEmpty()) {
        words.add(word.length() > PREFIX ? word.substring(0, PREFIX) : word);
      }
    }
    return words;
  }

  static @Nullable Instant instant(Document d, String field) {
    Date date = d.getDate(field);
    return date == null ? null : date.toInstant();
  }

  static List<String> names(List<UserId> users) {
    return users.stream().map(UserId::value).toList();
  }

  static List<UserId> users(@Nullable List<String> names) {
    return names == null ? List.of() : names.stream().map(UserId::new).toList();
  }
}
