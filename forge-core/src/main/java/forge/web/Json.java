package forge.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import forge.refusal.Refusal.Invalid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON, the same under every server: records in, records out. */
@Consumes({MediaType.APPLICATION_JSON, "application/problem+json", "application/*+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json", "application/*+json"})
public final class Json implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  /**
   * The one mapper: times as ISO 8601, unknown fields ignored, order as declared, no number taken
   * for a text.
   */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] on, MediaType media) {
    return !raw(type);
  }

  @Override
  public @Nullable Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] on,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    Object read;
    try {
      read = MAPPER.readValue(in, MAPPER.constructType(generic));
    } catch (JsonMappingException e) {
      throw new Invalid(fieldOf(e), sentence(e));
    } catch (JsonProcessingException e) {
      throw new Invalid("", "The body is not JSON: " + e.getOriginalMessage());
    }
    if (read == null) {
      throw new Invalid("", "The body is empty.");
    }
    return read;
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] on, MediaType media) {
    return !raw(type) && !View.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] on,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(MAPPER.writeValueAsBytes(value));
  }

  private static boolean raw(Class<?> type) {
    return type == String.class
        || type == byte[].class
        || InputStream.class.isAssignableFrom(type)
        || jakarta.ws.rs.core.StreamingOutput.class.isAssignableFrom(type)
        || java.io.File.class.isAssignableFrom(type)
        || java.io.Reader.class.isAssignableFrom(type)
        || MultivaluedMap.class.isAssignableFrom(type);
  }

  private static String fieldOf(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String sentence(JsonMappingException e) {
    String field = fieldOf(e);
    if (e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null) {
      return cause.getMessage() + ".";
    }
    return field.isEmpty()
        ? "The body is not the JSON that is expected here."
        : field + " has the wrong type.";
  }
}
