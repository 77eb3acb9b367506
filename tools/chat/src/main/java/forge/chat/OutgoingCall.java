package forge.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forge.hook.Postman;
import forge.hook.Postman.Parcel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;

/** What a program is told of a message, in the words Mattermost uses. */
record OutgoingCall(Here here, Message message, String word, String secret) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ContentType FORM =
      ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8);

  private Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("token", secret);
    fields.put("team_id", here.visit().project().id().toString());
    fields.put("team_domain", here.visit().project().id().name());
    fields.put("channel_id", here.id().value());
    fields.put("channel_name", here.label());
    fields.put("timestamp", Long.toString(message.saidAt().toEpochMilli()));
    fields.put("user_id", message.author().id().value());
    fields.put("user_name", message.author().id().value());
    fields.put("post_id", message.number().toString());
    fields.put("text", message.text());
    fields.put("trigger_word", word);
    return fields;
  }

  Parcel parcel(boolean form) {
    String body = form ? form() : json();
    return new Parcel(
        form ? FORM : ContentType.APPLICATION_JSON, body, Postman.signature(secret, body));
  }

  private String form() {
    return fields().entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private String json() {
    var fields = new LinkedHashMap<String, Object>(fields());
    fields.put("timestamp", message.saidAt().toEpochMilli());
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
