package forge.web.format;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.util.List;

/** The colour class of a name, 0 to 11, the same on every page and every node. */
public final class Tint implements TemplateMethodModelEx {
  private static final int TINTS = 12;

  /** A stable spread of names over the tints (FNV-1a). */
  public static int of(String name) {
    var hash = 0x811c9dc5;
    for (var i = 0; i < name.length(); i++) {
      hash = (hash ^ Character.toLowerCase(name.charAt(i))) * 0x01000193;
    }
    return Math.floorMod(hash ^ (hash >>> 15), TINTS);
  }

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
    return String.valueOf(of(Arguments.string(arguments, 0)));
  }
}
