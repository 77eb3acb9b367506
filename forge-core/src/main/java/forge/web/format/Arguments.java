package forge.web.format;

import freemarker.ext.util.WrapperTemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.time.Instant;
import java.util.List;

/** The arguments a template passed to one of our functions, taken out with a clear complaint. */
final class Arguments {
  private Arguments() {}

  static Instant instant(List<?> arguments, int index) throws TemplateModelException {
    return at(arguments, index) instanceof WrapperTemplateModel wrapped
            && wrapped.getWrappedObject() instanceof Instant instant
        ? instant
        : complain(index, "an Instant");
  }

  static Number number(List<?> arguments, int index) throws TemplateModelException {
    return at(arguments, index) instanceof TemplateNumberModel number
        ? number.getAsNumber()
        : complain(index, "a number");
  }

  static String string(List<?> arguments, int index) throws TemplateModelException {
    return at(arguments, index) instanceof TemplateScalarModel text
        ? text.getAsString()
        : complain(index, "a text");
  }

  private static Object at(List<?> arguments, int index) throws TemplateModelException {
    if (index >= arguments.size()) {
      throw new TemplateModelException("argument " + (index + 1) + " is missing");
    }
    return arguments.get(index);
  }

  private static <T> T complain(int index, String wanted) throws TemplateModelException {
    throw new TemplateModelException("argument " + (index + 1) + " is not " + wanted);
  }
}
