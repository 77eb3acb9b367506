package forge.web.format;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** An instant written out: for machines, exactly, or as its day; always in UTC. */
public enum DateText implements TemplateMethodModelEx {
  /** {@code 2026-11-21T05:48:13Z}, for {@code datetime}. */
  ISO {
    @Override
    public String text(Instant at) {
      return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
  },
  /** {@code 21 November 2026, 05:48 UTC}, for a title. */
  EXACT {
    @Override
    public String text(Instant at) {
      return LONG.format(at.atOffset(ZoneOffset.UTC));
    }
  },
  /** {@code 21 Nov 2026}. */
  DATE {
    @Override
    public String text(Instant at) {
      return DAY.format(at.atOffset(ZoneOffset.UTC));
    }
  };

  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  /** The instant in this form. */
  public abstract String text(Instant at);

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
    return text(Arguments.instant(arguments, 0));
  }
}
