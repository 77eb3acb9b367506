package forge.tool.web;

import forge.access.AuditLog;
import forge.project.Project;
import forge.store.Slice;
import forge.web.View;

/** Every change of rights and tools in a project, newest first. */
public record AuditPage(Project project, Slice<AuditLog.Line> lines) implements View {}
