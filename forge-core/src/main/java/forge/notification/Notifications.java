package forge.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.client.MongoDatabase;
import forge.config.ForgeConfig;
import forge.job.Jobs;
import forge.outgoing.Outgoing;
import forge.outgoing.Seal;
import forge.user.Sessions;
import forge.user.UserId;
import forge.web.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells people who are not looking, on the browsers they chose and as they chose. */
public final class Notifications {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int MOST_DEVICES = 1_000;
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_BODY = 300;

  private final PushDeviceStore store;
  private final PushDevices devices;
  private final ChoiceStore choices;
  private final Jobs jobs;
  private final Clock clock;

  /** What of the forge they stand on. */
  public record Needs(
      ForgeConfig config,
      Jobs jobs,
      Outgoing outgoing,
      Seal seal,
      Sessions sessions,
      Clock clock) {}

  public Notifications(MongoDatabase database, Needs needs) {
    Vapid vapid = new SiteKeyStore(database, needs.seal()).of(needs.config());
    store = new PushDeviceStore(database);
    devices = new PushDevices(store, needs.sessions(), vapid, needs.clock());
    choices = new ChoiceStore(database);
    jobs = needs.jobs();
    clock = needs.clock();
    var post = new PushPost(store, devices, vapid, needs.outgoing(), clock);
    jobs.assign(Push.class, (push, progress) -> post.send(push));
  }

  /** The browsers on which people are told. */
  public PushDevices devices() {
    return devices;
  }

  public Choice choice(UserId user) {
    return choices.find(List.of(user)).getOrDefault(user, Choice.USUAL);
  }

  /** What those of these users chose who ever did. */
  public Map<UserId, Choice> choices(Collection<UserId> users) {
    return users.isEmpty() ? Map.of() : choices.find(users);
  }

  public void choose(UserId user, Choice choice) {
    choices.keep(user, choice);
  }

  /** Those of these users who have a browser that is told, in one database call. */
  public Set<UserId> reachable(Collection<UserId> users) {
    return users.isEmpty()
        ? Set.of()
        : store.of(users, MOST_DEVICES).stream().map(PushDevice::user).collect(Collectors.toSet());
  }

  /** Tells somebody on all their browsers, soon and once. */
  public void push(UserId user, Notification notification) {
    List<PushDevice> told = store.of(user, PushDevices.MOST);
    if (told.isEmpty()) {
      return;
    }
    String text = text(notification, choice(user));
    long until = clock.instant().plus(KEPT).getEpochSecond();
    var pushes = new LinkedHashMap<String, Push>();
    for (PushDevice device : told) {
      pushes.put(
          "push " + device.id() + " " + notification.id(),
          new Push(device.id(), text, notification.about(), until));
    }
    jobs.submitOnce(pushes);
  }

  private static String text(Notification notification, Choice choice) {
    try {
      return Json.MAPPER.writeValueAsString(
          Map.of(
              "title", cut(notification.title(), LONGEST_TITLE),
              "body", cut(notification.body(choice), LONGEST_BODY),
              "url", notification.url(),
              "place", notification.place(),
              "tag", notification.about()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
