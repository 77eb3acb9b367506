package forge.tool.web;

import forge.access.Membership;
import forge.project.Project;
import forge.store.Slice;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Map;

/** Where a project's admins say who belongs to it. */
public record MembersPage(
    Project project,
    Slice<Membership> members,
    List<String> roles,
    Map<String, String> typed,
    Problems problems)
    implements View {}
