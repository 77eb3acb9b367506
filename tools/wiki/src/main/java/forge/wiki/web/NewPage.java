package forge.wiki.web;

import forge.web.Problems;
import forge.web.View;

/** The form in which a page is begun. */
public record NewPage(Places places, String title, Problems problems) implements View {}
