package forge.mongo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Runs the store as a process: {@code forge.mongo.Main --dir D --port P}. */
public final class Main {
  private static final int UNUSABLE = 1;
  private static final int WRONG_USE = 2;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path directory = null;
    int port = 0;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--dir" -> directory = Path.of(arguments[i + 1]);
        case "--port" -> port = Integer.parseInt(arguments[i + 1]);
        default -> exit(WRONG_USE, "Unknown option " + arguments[i] + ".");
      }
    }
    if (directory == null) {
      exit(WRONG_USE, "Say where the data is: --dir <folder> [--port <port>].");
      return;
    }
    serve(directory, port);
  }

  private static void serve(Path directory, int port) throws InterruptedException {
    EmbeddedMongo mongo = null;
    try {
      Files.createDirectories(directory);
      mongo = EmbeddedMongo.open(directory.resolve("forge.mv"), port, Clock.systemUTC());
    } catch (StoreUnavailable unavailable) {
      exit(UNUSABLE, unavailable.getMessage());
    } catch (IOException unusable) {
      exit(UNUSABLE, "The folder " + directory + " cannot be used: " + unusable.getMessage());
    }
    if (mongo != null) {
      Runtime.getRuntime().addShutdownHook(new Thread(mongo::close, "store-stop"));
      System.out.println("ready " + mongo.port());
      new CountDownLatch(1).await();
    }
  }

  private static void exit(int status, String sentence) {
    System.err.println(sentence);
    System.exit(status);
  }
}
