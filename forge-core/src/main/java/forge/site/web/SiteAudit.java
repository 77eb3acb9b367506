package forge.site.web;

import forge.access.AuditLog;
import forge.store.Slice;
import forge.web.View;

/** What administrators did to the site, newest first. */
public record SiteAudit(Slice<AuditLog.Line> lines) implements View {}
