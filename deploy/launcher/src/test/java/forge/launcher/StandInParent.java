package forge.launcher;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A launcher for tests: keeps one stand-in alive, prints its process and waits to be killed. */
final class StandInParent {

  private StandInParent() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    var child = Child.start(ChildTest.standIn(folder), Progress.SILENT);
    child.ready().get();
    System.out.println(child.pid());
    new CountDownLatch(1).await();
  }
}
