package forge.chat.emoji;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * All emoji there are as one piece of JSON, compressed once: what a picker fetches when it is first
 * opened. It names pictures and has none of them.
 */
public final class EmojiIndex {
  private static final JsonMapper JSON = new JsonMapper();
  private final List<List<String>> custom = new ArrayList<>();
  private @Nullable Written written;

  /** The bytes, and what tells them from others. */
  public static final class Written {
    private final byte[] plain;
    private final byte[] gzip;
    private final String tag;

    private Written(byte[] plain, byte[] gzip, String tag) {
      this.plain = plain;
      this.gzip = gzip;
      this.tag = tag;
    }

    /** The bytes as they are, or compressed; not to be changed. */
    public byte[] bytes(boolean compressed) {
      return compressed ? gzip : plain;
    }

    public String tag() {
      return tag;
    }
  }

  EmojiIndex(Collection<CustomEmoji> all) {
    all.forEach(one -> custom.add(List.of(one.name().value(), one.mark())));
  }

  /** The bytes, made when they are first asked for. */
  public synchronized Written write() {
    if (written == null) {
      byte[] plain = json();
      var sum = new CRC32C();
      sum.update(plain);
      String tag = "\"" + Long.toHexString(sum.getValue()) + "-" + plain.length + "\"";
      written = new Written(plain, gzip(plain), tag);
    }
    return written;
  }

  private byte[] json() {
    var whole = new LinkedHashMap<String, Object>();
    whole.put("pictures", CustomEmoji.PICTURES);
    whole.put("custom", custom);
    whole.put("groups", StandardEmoji.groups().stream().map(EmojiIndex::group).toList());
    try {
      return JSON.writeValueAsString(whole).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object group(StandardEmoji.Group group) {
    var shape = new LinkedHashMap<String, Object>();
    shape.put("title", group.title());
    shape.put("emoji", group.emoji().stream().map(EmojiIndex::line).toList());
    return shape;
  }

  private static List<Object> line(StandardEmoji.One one) {
    String names = String.join(" ", one.names());
    return one.toned() ? List.of(one.emoji(), names, 1) : List.of(one.emoji(), names);
  }

  private static byte[] gzip(byte[] plain) {
    var out = new ByteArrayOutputStream(plain.length / 3);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
