package forge.chat.web;

import forge.chat.Report;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;

/**
 * A message that was reported.
 *
 * @param trusted how many of those who reported it have belonged to the room for a week
 */
public record ReportedJson(
    long message, List<String> by, List<String> reasons, int trusted, Instant at) {
  static ReportedJson of(Report report) {
    return new ReportedJson(
        report.number().value(),
        report.by().stream().map(UserId::value).toList(),
        report.reasons(),
        report.trusted(),
        report.at());
  }
}
