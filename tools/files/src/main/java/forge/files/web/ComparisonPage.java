package forge.files.web;

import forge.files.Comparison;
import forge.project.Mount;
import forge.web.View;

/** The files of two releases beside each other. */
public record ComparisonPage(Mount mount, Comparison comparison) implements View {}
