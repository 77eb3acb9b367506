package forge.event;

import forge.project.MountId;
import forge.project.ProjectId;
import forge.project.ToolKey;

/**
 * What an event is about.
 *
 * @param artifact the artifact's name in its mount, such as {@code 12} or {@code Home}; empty for
 *     the mount itself
 * @param title what people call it
 * @param page where browsers find it
 */
public record Subject(
    ProjectId project, MountId mount, ToolKey tool, String artifact, String title, String page) {}
