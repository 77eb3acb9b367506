package forge.directory.web;

import forge.project.Project;
import forge.web.Problems;
import forge.web.View;

/**
 * The page on which admins show pictures of a project.
 *
 * @param text what was typed of a picture that was refused
 */
public record ScreenshotsPage(Project project, String text, int most, Problems problems)
    implements View {}
