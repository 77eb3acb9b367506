package forge.chat;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.chat.FoundMessages.Facet;
import forge.chat.FoundMessages.Hit;
import forge.chat.MessageWanted.Filter;
import forge.markup.Html;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.SignInNeeded;
import forge.refusal.Refusal.Unavailable;
import forge.search.Marks;
import forge.search.SearchCollection;
import forge.user.Identity;
import forge.user.UserId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrDocument;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages in all rooms somebody may read. The query goes through the gates of the index, and
 * what it answers is compared with the rooms and messages as they are now: nothing is shown that
 * may not be read at this moment, even where the index has not heard of it yet.
 */
public final class MessageSearch {
  private static final int SUMMARY = 240;
  private final SearchCollection collection;
  private final RoomLogStore log;
  private final SeatStore seats;
  private final RoomNames names;
  private final RoomTexts texts;
  private final Authors authors;
  private final Predicate<UserId> known;
  private final Clock clock;

  MessageSearch(
      SearchCollection collection,
      RoomLogStore log,
      SeatStore seats,
      RoomNames names,
      RoomTexts texts,
      Authors authors,
      Predicate<UserId> known,
      Clock clock) {
    this.collection = collection;
    this.log = log;
    this.seats = seats;
    this.names = names;
    this.texts = texts;
    this.authors = authors;
    this.known = known;
    this.clock = clock;
  }

  /** Reads what somebody typed today. */
  public MessageWanted wanted(
      @Nullable String typed, @Nullable String sort, @Nullable String cursor) {
    return MessageWanted.parse(
        typed, sort, cursor, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  /**
   * Looks for messages.
   *
   * @param project whose rooms are meant; null for all rooms
   */
  public FoundMessages find(Identity identity, MessageWanted wanted, @Nullable Visit project) {
    MessageQuery query = MessageQuery.of(wanted);
    wanted.filters().forEach(filter -> filter(query, filter, identity));
    if (project != null) {
      query.rooms(rooms(project));
    }
    if (!collection.configured()) {
      return FoundMessages.RESTING;
    }
    if (wanted.nothing()) {
      return FoundMessages.NONE;
    }
    boolean guest = identity.user().guest();
    var held =
        MessageEntries.held(
            identity.user().admin(), guest ? List.of() : seats.ofUser(identity.user().id()));
    try {
      var found = collection.ask(query.query(), identity, held);
      return new Answer(identity, found).results(wanted);
    } catch (Unavailable away) {
      return FoundMessages.RESTING;
    }
  }

  private static List<RoomId> rooms(Visit project) {
    var rooms = new ArrayList<>(List.of(new RoomId("none")));
    project.project().mounts().stream()
        .filter(m -> m.tool().equals(Doors.CHAT))
        .filter(m -> project.at(m).may(CorePermission.READ))
        .map((Mount m) -> RoomId.of(m))
        .forEach(rooms::add);
    return rooms;
  }

  private void filter(MessageQuery query, Filter filter, Identity identity) {
    boolean not = filter.not();
    switch (filter.what()) {
      case MessageWanted.From from ->
          query.filter(filter, "author", List.of(person(from.name(), identity)));
      case MessageWanted.In in ->
          query.filter(filter, "mount", List.of(names.room(identity, in.room()).value()));
      case MessageWanted.InTopic topic -> query.topic(not, topic.words());
      case MessageWanted.Has has -> query.filter(filter, "has", List.of(has.part().key()));
      case MessageWanted.Within within ->
          query.within(not, within.span().from(), within.span().to());
    }
  }

  private String person(String name, Identity identity) {
    if (name.equals("me")) {
      if (identity.user().guest()) {
        throw new SignInNeeded("look for what you said");
      }
      return identity.user().id().value();
    }
    if (!Calls.isName(name) || !known.test(new UserId(name))) {
      throw new Invalid("q", "from: nobody here is called \"" + name + "\".");
    }
    return name;
  }

  /** What Solr answered, compared with what is true now. */
  private final class Answer {
    private final Identity identity;
    private final QueryResponse found;
    private final Map<RoomId, Optional<Here>> rooms = new HashMap<>();
    private boolean behind;

    Answer(Identity identity, QueryResponse found) {
      this.identity = identity;
      this.found = found;
    }

    FoundMessages results(MessageWanted wanted) {
      var hits = hits();
      String next = found.getNextCursorMark();
      boolean more =
          found.getResults().size() == MessageQuery.PAGE
              && next != null
              && !next.equals(wanted.cursor());
      var inRooms = wanted.placed() ? List.<Facet>of() : roomFacets();
      return new FoundMessages(
          hits,
          behind ? null : found.getResults().getNumFound(),
          behind ? List.of() : inRooms,
          behind ? List.of() : facets("author"),
          more ? next : null,
          false);
    }

    private List<Hit> hits() {
      var ids = found.getResults().stream().map(Answer::turn).toList();
      Map<String, Message> messages = authors.now(log.messages(ids));
      var gone = new ArrayList<String>();
      var hits = new ArrayList<Hit>();
      for (SolrDocument document : found.getResults()) {
        Message message = messages.get(turn(document));
        if (message == null || message.deleted()) {
          gone.add(text(document, "id"));
        } else if (!message.hidden()) {
          room(message.room()).ifPresent(here -> hits.add(hit(here, message, document)));
        }
      }
      behind |= hits.size() < found.getResults().size();
      if (!gone.isEmpty()) {
        collection.delete(gone);
      }
      return hits;
    }

    private Optional<Here> room(RoomId id) {
      return rooms.computeIfAbsent(id, room -> names.enter(identity, room));
    }

    private Hit hit(Here here, Message message, SolrDocument document) {
      String plain = texts.summary(message, Rooms.LONGEST);
      String shown = texts.summary(message, SUMMARY);
      Html snippet =
          marked(text(document, "id")).stream()
              .filter(m -> plain.contains(Marks.plain(m).replaceAll("\\s+", " ").strip()))
              .max(Comparator.comparingInt(Marks::count))
              .map(Marks::html)
              .orElseGet(() -> Marks.html(shown));
      return new Hit(here.room(), here.room().name(), message, snippet);
    }

    /** A part of its text in each language, with the words that were found in that marked. */
    private List<String> marked(String id) {
      var all = found.getHighlighting();
      return all == null
          ? List.of()
          : all.getOrDefault(id, Map.of()).values().stream()
              .filter(parts -> !parts.isEmpty())
              .map(List::getFirst)
              .toList();
    }

    private List<Facet> roomFacets() {
      return facets("mount").stream()
          .flatMap(
              f ->
                  room(new RoomId(f.value())).stream()
                      .map(h -> new Facet(RoomNames.of(h.room()), h.room().name(), f.count())))
          .toList();
    }

    private List<Facet> facets(String field) {
      var counted = found.getFacetField(field);
      return counted == null
          ? List.of()
          : counted.getValues().stream()
              .filter(c -> !c.getName().startsWith("*"))
              .map(c -> new Facet(c.getName(), c.getName(), c.getCount()))
              .toList();
    }

    private static String turn(SolrDocument document) {
      return text(document, "mount") + "/" + text(document, "turn");
    }

    private static String text(SolrDocument document, String field) {
      return Objects.requireNonNullElse(document.getFirstValue(field), "").toString();
    }
  }
}
