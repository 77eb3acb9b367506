package forge.scm.svn;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.LogQuery;
import forge.scm.Repository;
import forge.scm.VersionControl;
import forge.scm.Work;
import forge.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The log that is kept in the database can be lost: the repository has it all. */
class SvnLogTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final List<String> ALL = List.of("Third", "Second", "First", "Layout");

  private final MongoDatabase database = DATABASE.fresh();
  private final Path folder;
  private final SvnWork work;
  private CommitId tip;

  SvnLogTest(@TempDir Path folder) {
    this.folder = folder;
    this.work = new SvnWork(folder, new SvnLogStore(database));
  }

  @BeforeEach
  void commit() {
    work.system().make(Work.MOUNT);
    work.write("a", "1").commit("dan", "First");
    work.write("a", "2").commit("mia", "Second");
    tip = work.write("b", "3").commit("dan", "Third");
    assertThat(log(work.system(), "")).isEqualTo(ALL);
  }

  private List<String> log(VersionControl system, String author) {
    try (Repository repository = system.open(Work.MOUNT)) {
      var query = LogQuery.of(tip, 10);
      return repository.log(author.isEmpty() ? query : query.by(author)).items().stream()
          .map(Commit::subject)
          .toList();
    }
  }

  private VersionControl restarted() {
    return SvnVersionControl.find(folder.resolve("repos"), new SvnLogStore(database), user -> true)
        .orElseThrow();
  }

  @Test
  void itIsReadAgainWhenTheDatabaseIsEmptiedUnderARunningForge() {
    database.getCollection("svn_heads").deleteMany(new Document());
    assertThat(log(work.system(), "mia")).containsExactly("Second");
    for (String collection : List.of("svn_heads", "svn_log", "svn_paths")) {
      database.getCollection(collection).deleteMany(new Document());
    }

    assertThat(log(work.system(), "")).isEqualTo(ALL);
    assertThat(log(work.system(), "mia")).containsExactly("Second");
  }

  @Test
  void itIsReadAgainWhenAnyPartOfItIsGone() {
    for (String collection : List.of("svn_heads", "svn_log", "svn_paths")) {
      database.getCollection(collection).deleteMany(new Document());
      assertThat(log(restarted(), "")).as(collection).isEqualTo(ALL);
    }
  }

  @Test
  void itGoesOnFromABackupThatIsOlderThanTheRepository() {
    for (String collection : List.of("svn_log", "svn_paths")) {
      database.getCollection(collection).deleteMany(gt("revision", 2L));
    }
    database.getCollection("svn_heads").updateOne(eq("_id", "code"), set("revision", 2L));

    assertThat(log(restarted(), "")).isEqualTo(ALL);
    assertThat(log(restarted(), "mia")).containsExactly("Second");
  }

  @Test
  void itForgetsWhatARepositoryThatIsOlderDoesNotHave() {
    database.getCollection("svn_heads").updateOne(eq("_id", "code"), set("revision", 9L));

    assertThat(log(restarted(), "")).isEqualTo(ALL);
  }
}
