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
    if (at(arguments, index) instanceof WrapperTemplateModel wrapped
        && wrapped.getWrappedObject() instanceof Instant instant) {
      return instant;
    }
    throw wrong(index, "an Instant");
  }

  static Number number(List<?> arguments, int index) throws TemplateModelException {
    if (at(arguments, index) instanceof TemplateNumberModel number) {
      return number.getAsNumber();
    }
    throw wrong(index, "a number");
  }

  static String string(List<?> arguments, int index) throws TemplateModelException {
    if (at(arguments, index) instanceof TemplateScalarModel text) {
      return text.getAsString();
    }
    throw wrong(index, "a text");
  }

  private static Object at(List<?> arguments, int index) throws TemplateModelException {
    if (index >= arguments.size()) {
      throw new TemplateModelException("argument " + (index + 1) + " is missing");
    }
    return arguments.get(index);
  }

  private static TemplateModelException wrong(int index, String wanted) {
    return new TemplateModelException("argument " + (index + 1) + " is not " + wanted);
  }
}
