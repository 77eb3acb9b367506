package forge.scm.web;

import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Map;

/**
 * Where a project's admins make another repository.
 *
 * @param beside an address of a repository of the project, where the form goes
 * @param typed what was typed, without the password
 * @param largest of an uploaded file, in bytes
 */
public record NewRepositoryPage(
    Mount beside,
    String project,
    List<Choice> systems,
    Map<String, String> typed,
    long largest,
    Problems problems)
    implements View {

  /** A system of version control to choose. */
  public record Choice(String value, String label) {}
}
