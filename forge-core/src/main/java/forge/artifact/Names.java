package forge.artifact;

import forge.markup.Reference;
import forge.project.Mount;
import forge.project.ProjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What artifacts are called across the site: {@code p/aqueduct #12} for whichever tool knows it,
 * {@code p/aqueduct bugs:#12} for one. In lower case, so that people need not mind.
 */
final class Names {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{8,40}");
  private static final int ABBREVIATED = 7;

  private Names() {}

  /** The names an artifact answers to. */
  static Set<String> of(Mount mount, List<String> keys) {
    var names = new LinkedHashSet<String>();
    for (String key : keys) {
      names.add(name(mount.project().toString(), "", key));
      names.add(name(mount.project().toString(), mount.point().value(), key));
    }
    return names;
  }

  /** The names a reference may mean, best first, in a text of this project. */
  static List<String> of(Reference reference, ProjectId here) {
    String project = reference.project().isEmpty() ? here.toString() : "p/" + reference.project();
    var names = new ArrayList<String>();
    String target = reference.target();
    names.add(name(project, reference.mount(), target));
    if (COMMIT.matcher(target).matches()) {
      names.add(name(project, reference.mount(), target.substring(0, ABBREVIATED)));
    }
    if (!reference.mount().isEmpty()) {
      names.add(name(project, "", reference.mount() + ":" + target));
    }
    return names;
  }

  /** The names of an artifact of a mount that answers to a key. */
  static List<String> of(Mount mount, String key) {
    String project = mount.project().toString();
    var names = new ArrayList<>(List.of(name(project, mount.point().value(), key)));
    if (COMMIT.matcher(key).matches()) {
      names.add(name(project, mount.point().value(), key.substring(0, ABBREVIATED)));
    }
    return names;
  }

  /** The names of all artifacts these references may mean. */
  static Set<String> of(Collection<Reference> references, ProjectId here) {
    var names = new LinkedHashSet<String>();
    for (Reference reference : references) {
      if (reference.kind() == Reference.Kind.ARTIFACT) {
        names.addAll(of(reference, here));
      }
    }
    return names;
  }

  private static String name(String project, String point, String key) {
    String place = point.isEmpty() ? "" : point + ":";
    return (project + " " + place + key).toLowerCase(Locale.ROOT);
  }
}
