package forge.mongo;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents to bytes and back. */
final class Bson {
  /** What a real server accepts for one document. */
  static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

  private static final int OBJECT_TOO_LARGE = 10334;

  private Bson() {}

  static byte[] encode(Document document) {
    ByteBuf buffer = Unpooled.buffer(256);
    BsonEncoder.encodeDocument(document, buffer);
    if (buffer.readableBytes() > LARGEST_DOCUMENT) {
      throw new MongoServerError(
          OBJECT_TOO_LARGE,
          "BSONObjectTooLarge",
          "A document may have at most "
              + LARGEST_DOCUMENT
              + " bytes, this one has "
              + buffer.readableBytes()
              + ".");
    }
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    return bytes;
  }

  static Document decode(byte[] bytes) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
  }

  /** About how many bytes a value takes, without encoding it. */
  static long roughSize(@Nullable Object value) {
    return switch (value) {
      case null -> 1;
      case String text -> 5L + text.length();
      case BinData data -> 5L + data.getData().length;
      case Map<?, ?> map -> {
        long size = 5;
        for (Map.Entry<?, ?> each : map.entrySet()) {
          size += 2L + ((String) each.getKey()).length() + roughSize(each.getValue());
        }
        yield size;
      }
      case Collection<?> list -> {
        long size = 5;
        for (Object each : list) {
          size += 4 + roughSize(each);
        }
        yield size;
      }
      default -> 12;
    };
  }
}
