package forge.site.web;

import forge.project.Project;
import forge.store.Slice;
import forge.web.View;

/** All projects anybody may read, by name. */
public record Directory(Slice<Project> projects) implements View {}
