package forge.chat.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forge.chat.IncomingHooks;
import forge.chat.IncomingHooks.Answer;
import forge.chat.SlackPayload;
import forge.refusal.Refusal.Invalid;
import forge.web.BodyLimit;
import forge.web.Json;
import forge.web.Multipart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what programs send to incoming webhooks, in all the ways Slack takes it. */
final class HookDeliveries {
  private static final String PAYLOAD = "payload";
  private final IncomingHooks hooks;

  HookDeliveries(IncomingHooks hooks) {
    this.hooks = hooks;
  }

  /** Answers in the words senders know: plain text, {@code ok} or what was wrong. */
  Response receive(String secret, @Nullable MediaType type, InputStream body) throws IOException {
    if (!hooks.knows(secret)) {
      return answer(Answer.NO_SERVICE);
    }
    byte[] bytes = body.readNBytes((int) BodyLimit.LIMIT + 1);
    if (bytes.length > BodyLimit.LIMIT) {
      return answer(Answer.TOO_LARGE);
    }
    SlackPayload payload;
    try {
      JsonNode json = Json.MAPPER.readTree(payload(type, bytes));
      if (json == null || !json.isObject()) {
        return answer(Answer.INVALID_PAYLOAD);
      }
      payload = SlackPayload.read(json);
    } catch (JsonProcessingException | IllegalArgumentException | Invalid e) {
      return answer(Answer.INVALID_PAYLOAD);
    }
    return answer(hooks.receive(secret, payload));
  }

  private static String payload(@Nullable MediaType type, byte[] bytes) throws IOException {
    if (type != null && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
      var form = Multipart.of(type, new ByteArrayInputStream(bytes));
      for (var part = form.next(); part != null; part = form.next()) {
        if (part.name().equals(PAYLOAD)) {
          return part.text((int) BodyLimit.LIMIT);
        }
      }
      return "";
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.stripLeading().startsWith("{")) {
      return text;
    }
    for (String pair : text.split("&", -1)) {
      if (pair.startsWith(PAYLOAD + "=")) {
        return URLDecoder.decode(pair.substring(PAYLOAD.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return text;
  }

  private static Response answer(Answer answer) {
    var response =
        Response.status(answer.status()).type("text/plain; charset=utf-8").entity(answer.word());
    return answer == Answer.RATE_LIMITED
        ? response.header("Retry-After", 1).build()
        : response.build();
  }
}
