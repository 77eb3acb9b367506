package forge.user.web;

import forge.user.GpgKey;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/** A user's GPG keys, and the form for another. */
public record GpgKeysPage(List<GpgKey> keys, String address, String key, Problems problems)
    implements View {}
