package forge.scm.web;

import forge.access.DeployKey;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * The deploy keys of a repository, and the form for another.
 *
 * @param sshUrl what machines clone from; empty while nothing is answered over SSH
 */
public record DeployKeysPage(
    SettingsFrame settings,
    String base,
    List<DeployKey> keys,
    String sshUrl,
    String title,
    String key,
    boolean writes,
    Problems problems)
    implements View {}
