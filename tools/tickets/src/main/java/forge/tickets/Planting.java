package forge.tickets;

import forge.access.Roles;
import forge.access.Visit;
import forge.artifact.Labels;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Plants the open work of Forge itself, in the voices of the demo's cast. */
final class Planting {
  private final Tickets tickets;
  private final Predicate<UserId> known;

  /** A ticket to be planted, and what is said about it. */
  record Seed(String title, Map<String, String> facts, String text, List<Said> said) {}

  record Said(String by, String text) {}

  Planting(Tickets tickets, Predicate<UserId> known) {
    this.tickets = tickets;
    this.known = known;
  }

  /** What is there already stays; a ticket that was cut off is completed. */
  void plant(Visit visit) {
    for (Seed seed : seeds()) {
      plant(visit, seed);
    }
  }

  private void plant(Visit visit, Seed seed) {
    var facts = seed.facts();
    var opened =
        tickets.open(
            as(visit, facts.getOrDefault("by", "")),
            new NewTicket(
                seed.title(),
                seed.text(),
                Labels.parse(facts.get("labels")),
                null,
                null,
                false,
                "planted " + seed.title()));
    var plan = TicketEdit.NOTHING.withMilestone(facts.get("milestone"));
    String assignee = facts.getOrDefault("assignee", "");
    if (!assignee.isEmpty()) {
      plan = plan.withAssignee(as(visit, assignee).user().id());
    }
    tickets.edit(visit, opened.number(), null, plan);
    var heard = tickets.comments(visit, opened, null, 100).items();
    for (Said said : seed.said()) {
      if (heard.stream().noneMatch(post -> post.text().equals(said.text()))) {
        tickets.comment(as(visit, said.by()), opened.number(), said.text(), List.of(), null);
      }
    }
    var status = Statuses.of(visit.mount()).find(facts.getOrDefault("status", ""));
    if (status.isPresent()) {
      tickets.edit(visit, opened.number(), null, TicketEdit.NOTHING.withStatus(status.get()));
    }
  }

  /** Where a member of the cast has no account, the visitor says their part. */
  private Visit as(Visit visit, String name) {
    if (name.isEmpty() || !known.test(new UserId(name))) {
      return visit;
    }
    var user = new User(new UserId(name), name, false);
    var identity = new Identity(user, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));
    return new Visit(
        identity, visit.project(), visit.mount(), Set.of(Roles.AUTHENTICATED, Roles.ANONYMOUS));
  }

  private static List<Seed> seeds() {
    try (InputStream in = Planting.class.getResourceAsStream("planted.md")) {
      if (in == null) {
        throw new IllegalStateException("planted.md is missing");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A heading is the title, the line below it the facts; quotes are what is said. */
  static List<Seed> read(String text) {
    var seeds = new ArrayList<Seed>();
    for (String part : List.of(("\n" + text).split("\n# ", -1))) {
      if (!part.isBlank()) {
        seeds.add(seed(part.strip().lines().toList()));
      }
    }
    return seeds;
  }

  private static Seed seed(List<String> lines) {
    var facts = new HashMap<String, String>();
    for (String fact : List.of(lines.get(1).split(";", -1))) {
      int colon = fact.indexOf(':');
      facts.put(fact.substring(0, colon).strip(), fact.substring(colon + 1).strip());
    }
    var text = new ArrayList<String>();
    var said = new ArrayList<Said>();
    for (String line : lines.subList(2, lines.size())) {
      if (line.startsWith("> ")) {
        int colon = line.indexOf(':');
        said.add(new Said(line.substring(2, colon), line.substring(colon + 1).strip()));
      } else {
        text.add(line);
      }
    }
    return new Seed(lines.getFirst(), Map.copyOf(facts), String.join("\n", text).strip(), said);
  }
}
