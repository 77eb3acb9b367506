package forge.site.web;

import forge.project.Project;
import forge.web.View;
import java.util.List;

/** The front page of the site: what lives here, and what to do first. */
public record SiteHome(List<Project> newest, List<Project> mine, boolean empty) implements View {}
