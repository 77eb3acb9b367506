package forge.scm.web;

import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * Where admins name a repository, choose its standard branch, archive, move and delete it.
 *
 * @param standard the branch that visitors see first; empty where there is none
 * @param label as it was typed
 */
public record GeneralPage(
    SettingsFrame settings,
    Mount mount,
    String label,
    String about,
    String standard,
    List<String> branches,
    boolean archived,
    String point,
    Problems problems)
    implements View {}
