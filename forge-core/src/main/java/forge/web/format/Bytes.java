package forge.web.format;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Locale;

/** A number of bytes in the unit people read: "3.4 MB", powers of 1000. */
public final class Bytes implements TemplateMethodModelEx {
  private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};

  /** At most three figures and a unit. */
  public static String text(long bytes) {
    if (bytes < 1000) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    var unit = 0;
    var amount = bytes / 1000.0;
    while (amount >= 999.5 && unit < UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    return String.format(
        Locale.ENGLISH, amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
  }

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
    return text(Arguments.number(arguments, 0).longValue());
  }
}
