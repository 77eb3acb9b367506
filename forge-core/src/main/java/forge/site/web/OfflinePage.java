package forge.site.web;

import forge.web.View;

/** What an installed forge shows where there is no connection. */
public record OfflinePage() implements View {}
