package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps on which days something was said in which room: one small write for each such day. */
final class DayStore implements Hears {
  private final MongoCollection<Document> days;
  private final Cache<String, Boolean> noted =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofHours(1)).build();

  DayStore(MongoDatabase database) {
    days = database.getCollection("chat_days");
    days.createIndex(ascending("room", "day"));
  }

  @Override
  public void said(Here here, Message message) {
    String day = message.saidAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
    String id = here.id() + "/" + day;
    if (noted.getIfPresent(id) != null) {
      return;
    }
    days.updateOne(
        eq("_id", id),
        combine(
            set("room", here.id().value()),
            set("day", day),
            min("first", message.number().value())),
        new UpdateOptions().upsert(true));
    noted.put(id, true);
  }

  Optional<Day> find(RoomId room, LocalDate date) {
    return Optional.ofNullable(days.find(eq("_id", room + "/" + date)).first()).map(DayStore::read);
  }

  Optional<Day> before(RoomId room, LocalDate date) {
    return Optional.ofNullable(
            days.find(and(eq("room", room.value()), lt("day", date.toString())))
                .sort(descending("room", "day"))
                .first())
        .map(DayStore::read);
  }

  Optional<Day> after(RoomId room, LocalDate date) {
    return after(room, date, 1).stream().findFirst();
  }

  /** The days after one, or all, in their order. */
  List<Day> after(RoomId room, @Nullable LocalDate date, int limit) {
    Bson here = eq("room", room.value());
    return days.find(date == null ? here : and(here, gt("day", date.toString())))
        .sort(ascending("room", "day"))
        .limit(limit)
        .map(DayStore::read)
        .into(new ArrayList<>());
  }

  /** Forgets the days before one. */
  void forget(RoomId room, LocalDate first) {
    days.deleteMany(and(eq("room", room.value()), lt("day", first.toString())));
    noted.invalidateAll();
  }

  void forget(RoomId room) {
    days.deleteMany(eq("room", room.value()));
    noted.invalidateAll();
  }

  private static Day read(Document d) {
    return new Day(LocalDate.parse(d.getString("day")), d.getLong("first"));
  }
}
