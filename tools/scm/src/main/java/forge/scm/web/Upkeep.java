package forge.scm.web;

import forge.scm.Settings;
import forge.scm.rule.Rules;

/** What the pages that look after a repository work with. */
public record Upkeep(Settings settings, Rules rules) {}
