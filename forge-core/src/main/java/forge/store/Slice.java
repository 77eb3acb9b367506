package forge.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and where the next part starts.
 *
 * @param next the cursor to ask the next part with; null at the end
 */
public record Slice<T>(List<T> items, @Nullable String next) {
  public Slice {
    items = List.copyOf(items);
  }

  /**
   * Cuts what a query for {@code limit + 1} found: the one too many proves that there is more.
   *
   * @param cursor reads the cursor off the last item shown
   */
  public static <T> Slice<T> of(List<T> found, int limit, Function<T, String> cursor) {
    if (found.size() <= limit) {
      return new Slice<>(found, null);
    }
    List<T> shown = found.subList(0, limit);
    return new Slice<>(shown, cursor.apply(shown.get(limit - 1)));
  }

  public <R> Slice<R> map(Function<? super T, ? extends R> function) {
    return new Slice<R>(List.copyOf(items.stream().<R>map(function).toList()), next);
  }
}
