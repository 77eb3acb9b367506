package forge.web.format;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The distance between an instant and now in words: "3 hours ago". */
public final class TimeAgo implements TemplateMethodModelEx {

  /** Words for the distance; past half a year the date says more than a count. */
  public static String text(Instant at, Instant now) {
    var distance = Duration.between(at, now);
    var seconds = Math.abs(distance.toSeconds());
    if (seconds < 45) {
      return "just now";
    }
    if (seconds >= 180 * 86_400L) {
      return "on " + DateText.DAY.format(at.atOffset(ZoneOffset.UTC));
    }
    var words = words(seconds);
    return distance.isNegative() ? "in " + words : words + " ago";
  }

  private static String words(long seconds) {
    if (seconds < 3_570) {
      return counted(seconds, 60, "minute");
    }
    if (seconds < 84_600) {
      return counted(seconds, 3_600, "hour");
    }
    if (seconds < 30 * 86_400L) {
      return counted(seconds, 86_400, "day");
    }
    return counted(seconds, 30 * 86_400L, "month");
  }

  private static String counted(long seconds, long unit, String name) {
    var count = Math.max(1, Math.round((double) seconds / unit));
    return count + " " + name + (count == 1 ? "" : "s");
  }

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
    return text(Arguments.instant(arguments, 0), Arguments.instant(arguments, 1));
  }
}
