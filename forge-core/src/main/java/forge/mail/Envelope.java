package forge.mail;

import java.util.List;

/**
 * From whom mail came and to whom, as its servers said to each other.
 *
 * @param from empty for what nobody may answer
 */
public record Envelope(String from, List<String> to) {
  public Envelope {
    to = List.copyOf(to);
  }
}
