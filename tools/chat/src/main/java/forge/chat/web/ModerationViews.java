package forge.chat.web;

import forge.access.AuditLog;
import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.MessageNumber;
import forge.chat.Policy;
import forge.chat.Report;
import forge.chat.Sanction;
import forge.chat.Sanction.Kind;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import forge.user.UserId;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the browsers of those who keep a room in order. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ModerationViews {
  private static final int SHOWN = 20;
  private static final int LOGGED = 50;
  private static final String NUMBER = "{number: [1-9]\\d{0,14}}";
  private final Chat chat;
  private final Here here;

  public ModerationViews(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  /**
   * What is to be done.
   *
   * @param user who shall be kept from writing, to begin with
   * @param door after whom those at the door are shown
   * @param withheld after whom those are shown who are muted or banned
   */
  @GET
  @Consumes(MediaType.WILDCARD)
  public View page(
      @QueryParam("after") @Nullable Long after,
      @QueryParam("door") @Nullable String door,
      @QueryParam("withheld") @Nullable String withheld,
      @QueryParam("user") @Nullable String user) {
    return page(
        new From(after, door, withheld),
        user == null ? Map.of() : Map.of("user", user),
        Problems.NONE);
  }

  private record From(@Nullable Long report, @Nullable String door, @Nullable String withheld) {
    static final From START = new From(null, null, null);
  }

  private View page(From from, Map<String, String> typed, Problems problems) {
    var reports = chat.reports().waiting(here, from.report(), SHOWN);
    var waiting = chat.entry().waiting(here, from.door(), SHOWN);
    var sanctions = chat.moderation().sanctions(here, from.withheld(), SHOWN);
    var log = chat.journal().of(here, null, SHOWN);
    var next = new HashMap<String, String>();
    more(next, "after", reports);
    more(next, "door", waiting);
    more(next, "withheld", sanctions);
    if (log.next() != null) {
      next.put("log", here.room().page("moderation", "log"));
    }
    return new ModerationPage(
        here.room(),
        reports.items().stream()
            .map(
                r ->
                    new ModerationPage.Reported(
                        r, chat.rooms().get(here, r.number()), here.room().page("m", r.number())))
            .toList(),
        waiting.items(),
        sanctions.items(),
        log.items(),
        chat.platform().namesOf(people(reports.items(), sanctions.items(), log.items())),
        next,
        chat.locked(here),
        chat.retention().most(),
        typed,
        problems);
  }

  private static Set<UserId> people(
      List<Report> reports, List<Sanction> sanctions, List<AuditLog.Line> log) {
    var people = new HashSet<UserId>();
    reports.forEach(one -> people.addAll(one.by()));
    sanctions.forEach(one -> people.addAll(List.of(one.user(), one.by())));
    log.forEach(one -> people.add(one.by()));
    return people;
  }

  private void more(Map<String, String> next, String list, Slice<?> part) {
    if (part.next() != null) {
      String from = URLEncoder.encode(part.next(), StandardCharsets.UTF_8);
      next.put(list, here.page("moderation") + "?" + list + "=" + from);
    }
  }

  /** Everything that was done, a part at a time. */
  @GET
  @Path("log")
  @Consumes(MediaType.WILDCARD)
  public View log(@QueryParam("before") @Nullable String before) {
    var log = chat.journal().of(here, before, LOGGED);
    String next =
        log.next() == null
            ? null
            : here.room().page("moderation", "log")
                + "?before="
                + URLEncoder.encode(log.next(), StandardCharsets.UTF_8);
    var names = chat.platform().namesOf(people(List.of(), List.of(), log.items()));
    return new JournalPage(here.room(), log.items(), names, next);
  }

  private interface Deed {
    void run();
  }

  private Response done(Deed deed, String notice) {
    return done(deed, notice, Map.of());
  }

  private Response done(Deed deed, String notice, Map<String, String> typed) {
    try {
      deed.run();
      return Answers.seeOther(here.page("moderation"), notice);
    } catch (Invalid e) {
      return Answers.again(page(From.START, typed, Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(page(From.START, typed, Problems.of("user", e.reason())));
    }
  }

  private static Map<String, String> typed(@Nullable String... pairs) {
    var typed = new HashMap<String, String>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      String name = pairs[i];
      String value = pairs[i + 1];
      if (name != null && value != null) {
        typed.put(name, value);
      }
    }
    return typed;
  }

  @POST
  @Path("reports/" + NUMBER + "/keep")
  public Response keep(@PathParam("number") MessageNumber number) {
    return done(() -> chat.reports().keep(here, number), "The message stays.");
  }

  @POST
  @Path("reports/" + NUMBER + "/delete")
  public Response delete(@PathParam("number") MessageNumber number) {
    return done(() -> chat.reports().delete(here, number), "The message is deleted.");
  }

  @POST
  @Path("sanctions")
  public Response sanction(
      @FormParam("user") @Nullable String user,
      @FormParam("kind") @Nullable String kind,
      @FormParam("reason") @Nullable String reason,
      @FormParam("hours") @Nullable String hours) {
    Kind wanted = "ban".equals(kind) ? Kind.BAN : Kind.MUTE;
    return done(
        () -> chat.moderation().sanction(here, user, wanted, reason, whole("hours", hours)),
        "Done, and noted.",
        typed("user", user, "kind", kind, "reason", reason, "hours", hours));
  }

  @POST
  @Path("lift")
  public Response lift(@FormParam("user") @Nullable String user) {
    return done(() -> chat.moderation().lift(here, user), "They may write again.");
  }

  @POST
  @Path("lock")
  public Response lock(@FormParam("hours") @Nullable String hours) {
    return done(() -> chat.moderation().lock(here, whole("hours", hours)), "Done, and noted.");
  }

  @POST
  @Path("rules")
  public Response rules(
      @FormParam("slow") @Nullable String slow,
      @FormParam("approval") boolean approval,
      @FormParam("words") @Nullable String words,
      @FormParam("hideAfter") @Nullable String hideAfter,
      @FormParam("newcomers") @Nullable String newcomers,
      @FormParam("indexed") boolean indexed,
      @FormParam("versions") boolean versions) {
    return done(
        () ->
            chat.moderation()
                .rule(
                    here,
                    new Policy(
                        whole("slow", slow),
                        approval,
                        words == null ? List.of() : List.of(words.split("\\R", 200)),
                        whole("hideAfter", hideAfter),
                        whole("newcomers", newcomers),
                        null,
                        indexed,
                        versions,
                        0)),
        "The rules are set.",
        typed(
            "slow",
            slow,
            "words",
            words,
            "hideAfter",
            hideAfter,
            "newcomers",
            newcomers,
            "approval",
            Boolean.toString(approval),
            "indexed",
            Boolean.toString(indexed),
            "versions",
            Boolean.toString(versions)));
  }

  /** For how many days messages are kept. */
  @POST
  @Path("retention")
  public Response retention(@FormParam("days") @Nullable String days) {
    return done(
        () -> chat.retention().keep(here, whole("days", days)),
        "Done, and noted.",
        typed("days", days));
  }

  @POST
  @Path("door")
  public Response answer(@FormParam("user") @Nullable String user, @FormParam("in") boolean in) {
    return done(
        () -> chat.entry().answer(here, name(user), in), in ? "They are in." : "Sent away.");
  }

  private static UserId name(@Nullable String text) {
    try {
      return UserId.valueOf(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      throw new Invalid("user", "user must be the name of an account.");
    }
  }

  static int whole(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return 0;
    }
    if (!text.strip().matches("\\d{1,8}")) {
      throw new Invalid(field, field + " must be a whole number from 0 on.");
    }
    return Integer.parseInt(text.strip());
  }
}
