package forge.user.web;

import forge.user.SshKey;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/** A user's SSH keys, and the form for another. */
public record KeysPage(List<SshKey> keys, String title, String key, Problems problems)
    implements View {}
