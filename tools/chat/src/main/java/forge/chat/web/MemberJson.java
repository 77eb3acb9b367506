package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.Seat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who belongs to a room. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberJson(String user, String name, @Nullable Instant since) {
  static MemberJson of(Seat seat) {
    return new MemberJson(seat.user().value(), seat.name(), seat.since());
  }
}
