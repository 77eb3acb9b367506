package forge.directory.web;

import forge.directory.CategoryTree;
import forge.directory.Licences.Licence;
import forge.directory.Said;
import forge.project.Project;
import forge.project.RunsOn;
import forge.project.Stage;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/** The form on which admins say what a project is, for strangers. */
public record ProfilePage(
    Project project,
    Said said,
    CategoryTree tree,
    List<Licence> licences,
    List<RunsOn> systems,
    List<Stage> stages,
    List<String> usual,
    Problems problems)
    implements View {}
