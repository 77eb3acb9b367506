package forge.web.format;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateSequenceModel;
import java.util.ArrayList;
import java.util.List;

/** The heights of small bars: each value's share of the largest, in whole pixels. */
public final class Spark implements TemplateMethodModelEx {

  /** Zero stays zero; anything above it is at least one pixel. */
  public static List<Integer> heights(List<Double> values, int height) {
    var largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return values.stream().map(value -> heightOf(value, largest, height)).toList();
  }

  private static int heightOf(double value, double largest, int height) {
    return value <= 0 || largest <= 0
        ? 0
        : Math.clamp(Math.round(value / largest * height), 1, height);
  }

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
    if (!(arguments.getFirst() instanceof TemplateSequenceModel sequence)) {
      throw new TemplateModelException("spark wants a list of numbers first");
    }
    var values = new ArrayList<Double>();
    for (var i = 0; i < sequence.size(); i++) {
      if (sequence.get(i) instanceof TemplateNumberModel number) {
        values.add(number.getAsNumber().doubleValue());
      }
    }
    return heights(values, Arguments.number(arguments, 1).intValue());
  }
}
