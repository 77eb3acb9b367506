package forge.e2e.crowd;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A member that hears one stream of {@code forge.live.v1}, comes back after it was cut off, goes on
 * where it was, asks for what it finds missing, and keeps account of what it was told.
 */
public final class Faithful implements Dialect {
  private static final Pattern EVENT =
      Pattern.compile("\\{\"s\":\"[^\"]*\",(?:\"p\":(\\d+),)?\"q\":(\\d+),\"k\":\"(\\w+)\"");
  private static final Pattern PLACE = Pattern.compile("\"e\":\"([^\"]+)\",\"q\":(\\d+)");
  private static final Pattern HEAD = Pattern.compile("\"head\":(\\d+)");
  private static final Pattern MARK = Pattern.compile("MARK (\\d+) ");

  private final String stream;
  private final BitSet heard = new BitSet();
  private @Nullable String epoch;
  private long last;
  private long asked = -1;
  private int frames;
  private int repeated;
  private int doubled;
  private int resets;
  private boolean here;
  private String reacted = "";

  /** What one member was told. */
  public record Account(
      long last, int frames, int repeated, int doubled, int resets, String reacted, BitSet heard) {}

  public Faithful(String stream) {
    this.stream = stream;
  }

  /** As this, and it is shown to others as being here. */
  public Faithful shown() {
    here = true;
    return this;
  }

  /** What it was told so far. */
  public synchronized Account account() {
    return new Account(last, frames, repeated, doubled, resets, reacted, (BitSet) heard.clone());
  }

  @Override
  public String path() {
    return "/live/v1";
  }

  @Override
  public String headers() {
    return "Sec-WebSocket-Protocol: forge.live.v1\r\n";
  }

  @Override
  public synchronized List<String> greeting() {
    asked = -1;
    String since = epoch == null ? "" : ",\"since\":{\"e\":\"" + epoch + "\",\"q\":" + last + "}";
    return List.of(
        "{\"t\":\"sub\",\"id\":1,\"s\":\"" + stream + "\"" + since + ",\"here\":" + here + "}");
  }

  @Override
  public synchronized boolean seats(String text) {
    if (text.startsWith("{\"t\":\"reset\"")) {
      return true;
    }
    if (!text.startsWith("{\"t\":\"ok\"")) {
      return false;
    }
    if (epoch == null) {
      place(text);
    }
    return true;
  }

  private void place(String text) {
    Matcher place = PLACE.matcher(text);
    if (place.find()) {
      epoch = place.group(1);
      last = Long.parseLong(place.group(2));
    }
  }

  @Override
  public synchronized int messages(String text) {
    if (text.startsWith("{\"t\":\"reset\"")) {
      resets++;
      place(text);
      return 0;
    }
    return text.startsWith("{\"t\":\"ev\"") ? events(text) : 0;
  }

  private int events(String text) {
    frames++;
    int messages = 0;
    Matcher event = EVENT.matcher(text);
    boolean more = event.find();
    while (more) {
      long q = Long.parseLong(event.group(2));
      long from = event.group(1) == null ? q : Long.parseLong(event.group(1));
      boolean said = event.group(3).equals("msg");
      boolean reaction = event.group(3).equals("react");
      int start = event.start();
      more = event.find();
      String one = text.substring(start, more ? event.start() : text.length());
      if (takes(from, q)) {
        messages += said && note(one) ? 1 : 0;
        reacted = reaction ? one : reacted;
      }
    }
    return messages;
  }

  /** Whether an event is the next; one that was told before, or comes too early, is not. */
  private boolean takes(long from, long q) {
    if (q <= last) {
      repeated++;
      return false;
    }
    if (from > last + 1) {
      return false;
    }
    last = q;
    return true;
  }

  /** Whether this is one of the messages that are counted. */
  private boolean note(String event) {
    Matcher mark = MARK.matcher(event);
    if (!mark.find()) {
      return false;
    }
    int number = Integer.parseInt(mark.group(1));
    doubled += heard.get(number) ? 1 : 0;
    heard.set(number);
    return true;
  }

  /** Asks once for what is missing before that which came too early. */
  @Override
  public synchronized List<String> answer(String text) {
    if (epoch == null || asked == last || head(text) <= last) {
      return List.of();
    }
    asked = last;
    return List.of("{\"t\":\"since\",\"id\":2,\"s\":\"" + stream + "\",\"q\":" + last + "}");
  }

  /** Up to where the stream was before this text, as far as it says so. */
  private static long head(String text) {
    if (text.startsWith("{\"t\":\"badge\"")) {
      Matcher head = HEAD.matcher(text);
      return head.find() ? Long.parseLong(head.group(1)) : 0;
    }
    if (text.startsWith("{\"t\":\"ev\"")) {
      Matcher event = EVENT.matcher(text);
      return event.find()
          ? Long.parseLong(event.group(1) == null ? event.group(2) : event.group(1)) - 1
          : 0;
    }
    return 0;
  }

  @Override
  public boolean returns() {
    return true;
  }
}
