package forge.testing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A database whose client dies after so many writes, as a process does that is killed: no later
 * write arrives until it is {@linkplain #live given another life}.
 */
public final class MortalDatabase {
  private static final Pattern WRITES =
      Pattern.compile("(insert|update|replace|delete|findOneAnd|bulkWrite).*");
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private final MongoDatabase mortal;

  /** That the process has been killed: nothing catches it. */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died() {
      super("killed before a write", null, false, false);
    }
  }

  public MortalDatabase(MongoDatabase database) {
    mortal = wrapped(MongoDatabase.class, database);
  }

  public MongoDatabase database() {
    return mortal;
  }

  /** From now on so many writes arrive. */
  public void live(int writes) {
    left.set(writes);
  }

  private <T> T wrapped(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real, method, arguments)));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    boolean writes = real instanceof MongoCollection && WRITES.matcher(method.getName()).matches();
    if (writes && left.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      throw new Died();
    }
    try {
      Object answer = method.invoke(real, arguments);
      return switch (answer) {
        case MongoCollection<?> collection -> wrapped(MongoCollection.class, collection);
        case MongoDatabase database -> wrapped(MongoDatabase.class, database);
        case null, default -> answer;
      };
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
