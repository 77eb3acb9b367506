package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  @Test
  void onlyTheSecretOpensTheStore(@TempDir Path folder) {
    try (var mongo =
        EmbeddedMongo.open(folder.resolve("store.mv"), 0, "the secret", Clock.systemUTC())) {
      String address = "127.0.0.1:" + mongo.port() + "/";
      assertThat(names("mongodb://forge:the%20secret@" + address)).isEmpty();
      assertThatThrownBy(() -> names("mongodb://forge:a%20guess@" + address))
          .isInstanceOf(MongoSecurityException.class);
      assertThatThrownBy(() -> names("mongodb://somebody:the%20secret@" + address))
          .isInstanceOf(MongoSecurityException.class);
      assertThatThrownBy(() -> names("mongodb://" + address))
          .isInstanceOf(MongoCommandException.class)
          .hasMessageContaining("requires authentication");
    }
  }

  private static Document names(String uri) {
    try (var client = MongoClients.create(uri)) {
      var first = client.getDatabase("forge").getCollection("things").find().first();
      return first == null ? new Document() : first;
    }
  }
}
