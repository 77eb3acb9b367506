package forge.web.format;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Locale;

/** A number with its thousands grouped: "1,234,567". */
public final class Grouped implements TemplateMethodModelEx {

  /** Whole numbers only: counts, sizes, revisions. */
  public static String text(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
    return text(Arguments.number(arguments, 0).longValue());
  }
}
