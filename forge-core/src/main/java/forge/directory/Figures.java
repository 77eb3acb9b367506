package forge.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a project. It may lag behind by a minute.
 *
 * @param stars how many reviews gave one, two … five stars
 * @param downloads of all files, ever
 * @param lately downloads of the last thirty days
 * @param version of what is recommended; empty where nothing is
 * @param activeAt when somebody last did something to be seen; null where nobody has
 */
public record Figures(
    List<Long> stars,
    long downloads,
    long lately,
    String version,
    @Nullable Instant releasedAt,
    @Nullable Instant activeAt) {
  public static final Figures NONE = new Figures(List.of(0L, 0L, 0L, 0L, 0L), 0, 0, "", null, null);

  public Figures {
    stars = List.copyOf(stars);
  }

  public long reviews() {
    return stars.stream().mapToLong(Long::longValue).sum();
  }

  /** The average of the reviews, in tenths of a star; 0 where there is none. */
  public long tenths() {
    long reviews = reviews();
    long sum = 0;
    for (int i = 0; i < stars.size(); i++) {
      sum += (i + 1) * stars.get(i);
    }
    return reviews == 0 ? 0 : (sum * 10 + reviews / 2) / reviews;
  }

  /** The average as people write it, such as “4.3”. */
  public String average() {
    return tenths() / 10 + "." + tenths() % 10;
  }
}
