package forge.directory.web;

import forge.project.Project;
import forge.project.Screenshot;
import forge.web.View;

/**
 * One picture of a project, large.
 *
 * @param number counted from 1
 */
public record ScreenshotPage(Project project, Screenshot shot, int number, int all)
    implements View {}
