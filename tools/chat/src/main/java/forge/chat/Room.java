package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place to talk: at a mount, or outside projects.
 *
 * @param page where browsers find it
 * @param listed whether everybody may find it in the directory
 * @param owner who opened it; null for rooms of projects
 * @param about the page of the artifact it is about; null where it is about none
 * @param pins messages that are kept at hand, the last pinned last
 */
public record Room(
    RoomId id,
    RoomRule rule,
    String label,
    String topic,
    List<String> tags,
    String page,
    boolean listed,
    @Nullable UserId owner,
    List<UserId> moderators,
    @Nullable String about,
    Policy policy,
    List<MessageNumber> pins,
    Pulse pulse) {

  /**
   * Signs of life, some seconds old at most.
   *
   * @param last the number of the last message
   * @param at when it was said
   * @param first the number of the first message that is kept
   */
  public record Pulse(long last, @Nullable Instant at, long members, long first) {
    static final Pulse NONE = new Pulse(0, null, 0, 1);
  }

  private static final String PROJECT = "/p/";

  public Room {
    tags = List.copyOf(tags);
    moderators = List.copyOf(moderators);
    pins = List.copyOf(pins);
  }

  /** The same, described otherwise. */
  Room described(RoomRule by, String name, String about, List<String> found) {
    return new Room(
        id,
        by,
        name,
        about,
        found,
        page,
        by.equals(rule) ? listed : by.listed(),
        owner,
        moderators,
        this.about,
        policy,
        pins,
        pulse);
  }

  /** The same, by another name and with another line beside it. */
  Room called(String name, String about) {
    return described(rule, name, about, tags);
  }

  /** The same, kept in order by these people beside its owner. */
  Room keptBy(List<UserId> people) {
    return new Room(
        id, rule, label, topic, tags, page, listed, owner, people, about, policy, pins, pulse);
  }

  /** Where programs find something in it. */
  public String api(Object... parts) {
    return "/rest" + page(parts);
  }

  /** Where browsers find something in it. */
  public String page(Object... parts) {
    var address = new StringBuilder(page);
    for (Object part : parts) {
      address.append('/').append(part);
    }
    return address.toString();
  }

  /** Whether it is a talk among named people. */
  public boolean direct() {
    return rule instanceof RoomRule.OfPeople;
  }

  /** Those who talk in a conversation; nobody for other rooms. */
  public List<UserId> people() {
    return rule instanceof RoomRule.OfPeople two ? two.people() : List.of();
  }

  /** Whether it lies outside projects and is not one of direct messages. */
  public boolean free() {
    return rule instanceof RoomRule.Open || rule instanceof RoomRule.OfMembers;
  }

  /** Whether it is mounted in a project as a room of its own. */
  public boolean ofProject() {
    return rule instanceof RoomRule.OfMount;
  }

  /** Whether everybody may read it without an account. */
  public boolean open() {
    return listed && !(rule instanceof RoomRule.OfMembers);
  }

  public String icon() {
    return switch (rule) {
      case RoomRule.OfPeople two -> two.people().size() > 2 ? "users" : "user";
      case RoomRule.OfMembers members -> "lock";
      default -> "hash";
    };
  }

  /**
   * What to call it among rooms of elsewhere: that of a project by its address, as in {@code
   * aqueduct/chat}.
   */
  public String name() {
    return rule instanceof RoomRule.OfMount && page.startsWith(PROJECT)
        ? page.substring(PROJECT.length())
        : label;
  }
}
