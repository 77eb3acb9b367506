package forge.chat.irc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts texts into what fits into lines, between words where there are some. */
final class Pieces {
  private static final int SHORTEST = 20;

  private Pieces() {}

  static List<String> of(String text, int most) {
    var pieces = new ArrayList<String>();
    String rest = text;
    while (!rest.isEmpty()) {
      byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
      if (bytes.length <= most) {
        pieces.add(rest);
        break;
      }
      String piece = new String(bytes, 0, cut(bytes, most), StandardCharsets.UTF_8);
      int space = piece.lastIndexOf(' ');
      if (space >= SHORTEST) {
        piece = piece.substring(0, space);
      }
      pieces.add(piece);
      rest = rest.substring(piece.length()).stripLeading();
    }
    return pieces;
  }

  /** How many bytes to keep so that no character is cut in two. */
  static int cut(byte[] bytes, int most) {
    if (bytes.length <= most) {
      return bytes.length;
    }
    int end = most;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }
}
