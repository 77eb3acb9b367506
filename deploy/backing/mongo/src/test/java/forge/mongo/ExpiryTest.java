package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  @Test
  void documentsGoWhenTheirTimeHasCome() {
    var clock = new SettableClock();
    try (var mongo = EmbeddedMongo.inMemory(clock);
        var client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> sessions = client.getDatabase("d").getCollection("sessions");
      sessions.createIndex(
          Indexes.ascending("seen"), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
      Instant now = clock.instant();
      for (int i = 0; i < 1200; i++) {
        sessions.insertOne(new Document("_id", i).append("seen", now.plusSeconds(i)));
      }
      sessions.insertOne(new Document("_id", "text").append("seen", "yesterday"));
      sessions.insertOne(new Document("_id", "none"));
      mongo.sweep();
      assertThat(sessions.countDocuments()).isEqualTo(1202);
      clock.advance(Duration.ofSeconds(60 + 1099));
      mongo.sweep();
      assertThat(sessions.countDocuments()).isEqualTo(102);
      clock.advance(Duration.ofHours(1));
      mongo.sweep();
      assertThat(sessions.find().map(each -> each.get("_id")).into(new ArrayList<>()))
          .containsExactlyInAnyOrder("text", "none");
      assertThat(mongo.check()).isEmpty();
    }
  }
}
