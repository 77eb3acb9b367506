package forge.scm.web;

import forge.access.DeployKeys;
import forge.scm.Settings;
import forge.scm.git.RefChanges;
import forge.scm.lfs.LargeFiles;
import forge.scm.rule.Rules;
import forge.scm.search.Remade;
import forge.scm.sign.Signatures;
import java.net.URI;

/** What the pages that look after a repository work with. */
public record Upkeep(
    Settings settings,
    Rules rules,
    LargeFiles largeFiles,
    Signatures signatures,
    Badges badges,
    RefChanges refs,
    DeployKeys keys,
    URI site,
    Remade remade) {}
