package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final int TERMINATED = 143;

  @Test
  void servesUntilItIsAskedToStopAndKeepsItsFile(@TempDir Path folder) throws Exception {
    try (var process = StoreProcess.start(folder);
        var client = MongoClients.create(process.uri())) {
      client.getDatabase("d").getCollection("c").insertOne(new Document("_id", 1));
      assertThat(refusal("--dir", folder.toString())).contains("in use by another process");
      assertThat(process.stop()).isIn(0, TERMINATED);
    }
    Process check = StoreProcess.launch("--dir", folder.toString(), "--check");
    assertThat(StoreProcess.output(check).readLine())
        .isEqualTo("every index agrees with its documents");
    assertThat(check.waitFor()).isZero();
  }

  @Test
  void stopsWhenItsInputEnds(@TempDir Path folder) throws Exception {
    Process process =
        StoreProcess.launch("--dir", folder.toString(), "--watch-stdin", "--port", "0");
    assertThat(StoreProcess.output(process).readLine()).startsWith("ready ");
    process.getOutputStream().close();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void refusesWhatItCannotUse(@TempDir Path folder) throws Exception {
    assertThat(refusal()).isEqualToIgnoringNewLines("Say where the data is with --dir <folder>.");
    assertThat(refusal("--dir", folder.toString(), "--port", "eighty")).contains("--port must be");
    Files.writeString(folder.resolve("forge.mv"), "not a store ".repeat(1000));
    assertThat(refusal("--dir", folder.toString())).contains("is not a document store");
  }

  private static String refusal(String... arguments) throws IOException, InterruptedException {
    Process process = StoreProcess.launch(arguments);
    String sentence = StoreProcess.error(process);
    assertThat(process.waitFor()).isNotZero();
    assertThat(sentence.strip().lines()).hasSize(1);
    return sentence;
  }
}
