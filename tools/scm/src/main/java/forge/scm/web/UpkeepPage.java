package forge.scm.web;

import forge.project.Mount;
import forge.scm.git.GitUpkeep.Shape;
import forge.scm.life.Care;
import forge.web.View;

/** How a repository is kept well. */
public record UpkeepPage(SettingsFrame settings, Mount mount, Care care, Shape shape, LiveSpot live)
    implements View {}
