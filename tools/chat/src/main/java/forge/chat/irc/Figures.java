package forge.chat.irc;

import forge.tool.RunningTool.Figure;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What has passed through the IRC server of this node since it started. */
final class Figures {
  private final LongAdder linesIn = new LongAdder();
  private final LongAdder linesOut = new LongAdder();
  private final LongAdder calls = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private final LongAdder unproven = new LongAdder();
  private final LongAdder floods = new LongAdder();

  void heard() {
    linesIn.increment();
  }

  void said(int lines) {
    linesOut.add(lines);
  }

  /** A command has asked the database so often. */
  void asked(int databaseCalls) {
    calls.add(databaseCalls);
  }

  /** There was no room for a connection. */
  void turnedAway() {
    turnedAway.increment();
  }

  /** Somebody could not sign in. */
  void unproven() {
    unproven.increment();
  }

  /** A connection was ended since too much came at once. */
  void flooded() {
    floods.increment();
  }

  List<Figure> all(Crowd crowd) {
    return List.of(
        new Figure("IRC connections", "forge_irc_connections", () -> (long) crowd.count()),
        figure("IRC lines in", "forge_irc_lines_total{way=\"in\"}", linesIn),
        figure("IRC lines out", "forge_irc_lines_total{way=\"out\"}", linesOut),
        figure("database calls of IRC", "forge_irc_database_calls_total", calls),
        figure("IRC connections refused", refused("connection"), turnedAway),
        figure("IRC sign-ins refused", refused("sign-in"), unproven),
        figure("IRC floods ended", refused("flood"), floods));
  }

  private static String refused(String what) {
    return "forge_irc_refused_total{what=\"" + what + "\"}";
  }

  private static Figure figure(String label, String metric, LongAdder count) {
    return new Figure(label, metric, count::sum);
  }
}
