package forge.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Pages as they were rendered, kept for a minute, in which they tell the same ages. The token of
 * forms is new on every page, so a kept page has a mark in its place.
 */
final class KeptPages {
  private static final long BYTES = 48L << 20;
  private static final Duration AGES = Duration.ofMinutes(1);

  private final String mark = UUID.randomUUID().toString();
  private final Cache<Asked, List<byte[]>> pages =
      Caffeine.newBuilder()
          .expireAfterWrite(AGES)
          .maximumWeight(BYTES)
          .<Asked, List<byte[]>>weigher((asked, parts) -> weight(parts))
          .build();

  private record Asked(View view, Frame frame) {}

  /** The page, rendered where it is not kept. */
  byte[] page(View view, Frame frame, BiFunction<View, Frame, String> rendering) {
    var asked = new Asked(view, frame.with(mark, frame.now().truncatedTo(ChronoUnit.MINUTES)));
    List<byte[]> parts = pages.getIfPresent(asked);
    if (parts == null) {
      parts = parts(rendering.apply(view, frame.with(mark, frame.now())));
      pages.put(asked, parts);
    }
    return joined(parts, frame.csrf().getBytes(StandardCharsets.US_ASCII));
  }

  private List<byte[]> parts(String page) {
    var parts = new ArrayList<byte[]>();
    int from = 0;
    for (int at = page.indexOf(mark); at >= 0; at = page.indexOf(mark, from)) {
      parts.add(page.substring(from, at).getBytes(StandardCharsets.UTF_8));
      from = at + mark.length();
    }
    parts.add(page.substring(from).getBytes(StandardCharsets.UTF_8));
    return parts;
  }

  private static byte[] joined(List<byte[]> parts, byte[] token) {
    var page = new ByteArrayOutputStream(weight(parts) + parts.size() * token.length);
    page.writeBytes(parts.getFirst());
    for (byte[] part : parts.subList(1, parts.size())) {
      page.writeBytes(token);
      page.writeBytes(part);
    }
    return page.toByteArray();
  }

  private static int weight(List<byte[]> parts) {
    return parts.stream().mapToInt(part -> part.length).sum();
  }
}
