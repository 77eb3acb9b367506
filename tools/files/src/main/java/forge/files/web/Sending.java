package forge.files.web;

import forge.courier.Cargo;
import forge.courier.Order;
import forge.courier.Reply;
import forge.files.FrontServer;
import forge.files.Stored;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer that carries a file, whole or in part (RFC 9110): resumable, checkable, and never
 * shown by a browser as a page of this site.
 */
final class Sending {
  private final Shipment shipment;
  private final Order order;
  private final Stored bytes;
  private final FrontServer front;

  /** A part of a file; both ends belong to it. */
  record Part(long from, long to) {
    long length() {
      return to - from + 1;
    }
  }

  Sending(Shipment shipment, Order order, Stored bytes, FrontServer front) {
    this.shipment = shipment;
    this.order = order;
    this.bytes = bytes;
    this.front = front;
  }

  /** Whether the answer begins the file, so that it counts as a download. */
  boolean begins() {
    if (unchanged()) {
      return false;
    }
    Part part = partial() ? part(order.header("Range")) : null;
    return !partial() || (part != null && part.from() == 0);
  }

  Reply answer() {
    if (unchanged()) {
      return Reply.of(304, shipment.headers());
    }
    Optional<URI> elsewhere =
        order.looks() ? Optional.empty() : bytes.link(shipment.type(), shipment.disposition());
    if (elsewhere.isPresent()) {
      return elsewhere(elsewhere.get());
    }
    Optional<Path> place = bytes.place();
    var told = place.flatMap(front::told);
    if (told.isPresent()) {
      return typed(200)
          .with(told.get().getKey(), told.get().getValue())
          .carrying(new Cargo.Words(""));
    }
    Reply reply = content(place);
    return order.looks() ? reply.looked() : reply;
  }

  private Reply content(Optional<Path> place) {
    long size = shipment.file().content().size();
    if (!partial()) {
      return typed(200)
          .with("Content-Digest", shipment.digest())
          .carrying(cargo(place, new Part(0, size - 1)));
    }
    Part part = part(order.header("Range"));
    if (part == null) {
      return Reply.of(416, shipment.headers()).with("Content-Range", "bytes */" + size);
    }
    return typed(206)
        .with("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + size)
        .carrying(cargo(place, part));
  }

  private Reply typed(int status) {
    return Reply.of(status, shipment.headers()).with("Content-Type", shipment.type());
  }

  /** Leads to the same file at another server. */
  Reply elsewhere(URI place) {
    return Reply.of(302, shipment.headers()).with("Location", place.toString());
  }

  private Cargo cargo(Optional<Path> place, Part part) {
    return place
        .<Cargo>map(file -> new Cargo.Part(file, part.from(), part.length()))
        .orElseGet(
            () -> new Cargo.Distant(() -> bytes.open(part.from(), part.length()), part.length()));
  }

  /** Whether the asker has this very file already. */
  boolean unchanged() {
    String tags = order.header("If-None-Match");
    if (tags != null) {
      return tags.contains(shipment.tag()) || tags.strip().equals("*");
    }
    ZonedDateTime since = date(order.header("If-Modified-Since"));
    return since != null && !shipment.published().isAfter(since);
  }

  /** Whether a part is asked for, and of this very file. Several parts are answered with all. */
  private boolean partial() {
    String range = order.header("Range");
    if (range == null || !range.startsWith("bytes=") || range.contains(",")) {
      return false;
    }
    String only = order.header("If-Range");
    if (only == null) {
      return true;
    }
    if (only.startsWith("\"") || only.startsWith("W/")) {
      return only.equals(shipment.tag());
    }
    ZonedDateTime then = date(only);
    return then != null && shipment.published().isEqual(then);
  }

  /** Null where nothing of the file lies in the range. */
  private @Nullable Part part(@Nullable String range) {
    long size = shipment.file().content().size();
    if (range == null || size == 0) {
      return null;
    }
    String[] ends = range.substring("bytes=".length()).strip().split("-", -1);
    if (ends.length != 2) {
      return null;
    }
    try {
      if (ends[0].isEmpty()) {
        long last = Long.parseLong(ends[1]);
        return last <= 0 ? null : new Part(Math.max(0, size - last), size - 1);
      }
      long from = Long.parseLong(ends[0]);
      long to = ends[1].isEmpty() ? size - 1 : Math.min(Long.parseLong(ends[1]), size - 1);
      return from > to || from < 0 ? null : new Part(from, to);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable ZonedDateTime date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
