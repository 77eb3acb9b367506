package forge.mongo;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the store as a process.
 *
 * <pre>
 * forge.mongo.Main --dir &lt;folder&gt; [--port &lt;port&gt;] [--watch-stdin]
 * forge.mongo.Main --dir &lt;folder&gt; --check | --compact | --copy-to &lt;uri&gt;
 * </pre>
 *
 * <p>Prints {@code ready <port>} when it listens. With {@code FORGE_MONGODB_SECRET} in the
 * environment, clients sign in as {@code forge} with it. With {@code --watch-stdin} it also stops
 * when its standard input ends, as it does when the process that started it dies.
 */
public final class Main {
  private static final int UNUSABLE = 1;
  private static final int WRONG_USE = 2;
  private static final int DAMAGED = 3;
  private static final String FILE = "forge.mv";

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(Options.of(arguments));
    } catch (Options.Wrong wrong) {
      exit(WRONG_USE, wrong.getMessage());
    } catch (StoreUnavailable unavailable) {
      exit(UNUSABLE, unavailable.getMessage());
    }
  }

  private static void run(Options options) throws InterruptedException {
    Path file = folder(options.directory()).resolve(FILE);
    switch (options.task()) {
      case SERVE -> serve(file, options);
      case CHECK -> check(file);
      case COMPACT -> Compaction.of(file);
      case COPY -> copy(file, Objects.requireNonNull(options.target()));
    }
  }

  private static Path folder(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException unusable) {
      throw new StoreUnavailable(
          "The folder " + directory + " cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  private static void check(Path file) {
    List<String> findings = Check.of(file);
    findings.forEach(System.out::println);
    if (!findings.isEmpty()) {
      exit(DAMAGED, "The store " + file + " has " + findings.size() + " disagreements.");
    }
    System.out.println("every index agrees with its documents");
  }

  private static void copy(Path file, String target) {
    try (var mongo = EmbeddedMongo.open(file)) {
      Migration.of(mongo, target, System.out::println);
    } catch (Migration.Refused refused) {
      exit(UNUSABLE, refused.getMessage());
    } catch (MongoException | IllegalArgumentException failed) {
      exit(UNUSABLE, "The copy to the other server failed: " + failed.getMessage());
    }
  }

  private static void serve(Path file, Options options) throws InterruptedException {
    EmbeddedMongo mongo =
        EmbeddedMongo.open(
            file, options.port(), System.getenv("FORGE_MONGODB_SECRET"), Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(mongo::close, "store-stop"));
    mongo.onFailure(() -> Runtime.getRuntime().halt(UNUSABLE));
    System.out.println("ready " + mongo.port());
    if (options.watchesInput()) {
      awaitEndOfInput();
      System.exit(0);
    }
    new CountDownLatch(1).await();
  }

  private static void awaitEndOfInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      System.err.println("The standard input is gone: " + gone.getMessage());
    }
  }

  private static void exit(int status, String sentence) {
    System.err.println(sentence);
    System.exit(status);
  }
}
