package forge.blog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.project.MountId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest posts of each blog for the front page of its project, asked for once in ten seconds at
 * most. What is changed here is seen at once, what another node changes after those seconds.
 */
final class LatestNews {
  private static final int SHOWN = 3;

  private final BlogStore store;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<MountId, List<BlogPost>> recent =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  LatestNews(BlogStore store) {
    this.store = store;
    store.onChange(this::changed);
  }

  private void changed(MountId mount) {
    changes.incrementAndGet();
    recent.invalidate(mount);
  }

  List<BlogPost> of(MountId mount) {
    List<BlogPost> known = recent.getIfPresent(mount);
    if (known != null) {
      return known;
    }
    long before = changes.get();
    List<BlogPost> fresh = store.out(mount, null, null, SHOWN).items();
    if (changes.get() == before) {
      recent.put(mount, fresh);
    }
    return fresh;
  }
}
