package forge.user.web;

import forge.user.SshKey;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * A user's SSH keys, and the form for another.
 *
 * @param hostKeys the fingerprints by which people recognise this forge; none while it does not
 *     answer over SSH
 */
public record KeysPage(
    List<SshKey> keys, List<String> hostKeys, String title, String key, Problems problems)
    implements View {}
