package forge.testing;

import com.mongodb.client.MongoDatabase;
import forge.user.UserId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A forge of its own for each test, on a database of its own. */
public abstract class EachForge implements BeforeEachCallback, AfterEachCallback {
  private final TestDatabase database = TestDatabase.create();
  private final Map<String, String> settings;
  private @Nullable TestForge forge;

  protected EachForge(Map<String, String> settings) {
    this.settings = settings;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    forge = TestForge.start(database.fresh(), settings);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    forge().close();
    database.afterAll(context);
  }

  public TestForge forge() {
    return Objects.requireNonNull(forge);
  }

  public MongoDatabase database() {
    return database.get();
  }

  public TestForge.Browser as(UserId user) {
    return forge().as(user);
  }

  public TestForge.Browser guest() {
    return forge().guest();
  }
}
