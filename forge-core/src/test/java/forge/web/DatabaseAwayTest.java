package forge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.io.IOException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DatabaseAwayTest {
  private static final ServerAddress SERVER = new ServerAddress("db.example");

  static MongoException[] away() {
    return new MongoException[] {
      new MongoTimeoutException("no server"),
      new MongoSocketReadTimeoutException("no answer", SERVER, new IOException("gone")),
      new MongoNotPrimaryException(new BsonDocument(), SERVER)
    };
  }

  @ParameterizedTest
  @MethodSource("away")
  void whoSentSomethingIsNotPromisedThatNothingWasKept(MongoException away) {
    try (var answer = new FaultMapper().toResponse(away)) {
      assertThat(answer.getStatus()).isEqualTo(503);
      assertThat(answer.getEntity())
          .isInstanceOfSatisfying(
              Problem.class,
              problem ->
                  assertThat(problem.detail())
                      .startsWith("The database is away just now.")
                      .contains("may not have been kept"));
    }
  }

  @Test
  void otherFaultsOfTheDatabaseAreOurs() {
    try (var answer = new FaultMapper().toResponse(new MongoException("nonsense"))) {
      assertThat(answer.getStatus()).isEqualTo(500);
    }
  }
}
