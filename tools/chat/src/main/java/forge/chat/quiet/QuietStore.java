package forge.chat.quiet;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import forge.user.UserId;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Keeps when people want to be left alone, a document for each who ever did. */
final class QuietStore {
  private final MongoCollection<Document> quiet;

  QuietStore(MongoDatabase database) {
    quiet = database.getCollection("chat_quiet");
  }

  Optional<Quiet> find(UserId user) {
    return Optional.ofNullable(quiet.find(eq("_id", user.value())).first()).map(QuietStore::read);
  }

  Map<UserId, Quiet> find(Collection<UserId> users) {
    var found = new HashMap<UserId, Quiet>();
    quiet
        .find(in("_id", users.stream().map(UserId::value).toList()))
        .forEach(d -> found.put(new UserId(d.getString("_id")), read(d)));
    return found;
  }

  void keep(UserId user, Quiet wanted) {
    if (wanted.equals(Quiet.NEVER)) {
      quiet.deleteOne(eq("_id", user.value()));
      return;
    }
    var d = new Document("_id", user.value());
    if (wanted.until() != null) {
      d.append("until", Date.from(wanted.until()));
    }
    QuietHours hours = wanted.hours();
    if (hours != null) {
      d.append("from", hours.from().toString())
          .append("to", hours.to().toString())
          .append("days", hours.days().stream().map(DayOfWeek::name).toList())
          .append("zone", hours.zone().getId());
    }
    quiet.replaceOne(eq("_id", user.value()), d, new ReplaceOptions().upsert(true));
  }

  private static Quiet read(Document d) {
    Date until = d.getDate("until");
    return new Quiet(
        until == null ? null : until.toInstant(), d.containsKey("from") ? hours(d) : null);
  }

  private static QuietHours hours(Document d) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    d.getList("days", String.class, List.of()).forEach(day -> days.add(DayOfWeek.valueOf(day)));
    return new QuietHours(
        LocalTime.parse(d.getString("from")),
        LocalTime.parse(d.getString("to")),
        days,
        ZoneId.of(d.getString("zone")));
  }
}
