package forge.tool.web;

import forge.access.Membership;
import forge.project.Project;
import forge.store.Slice;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Map;

/**
 * Where a project's admins say who belongs to it.
 *
 * @param names what the members call themselves, by user
 */
public record MembersPage(
    Project project,
    Slice<Membership> members,
    Map<String, String> names,
    List<String> roles,
    Map<String, String> typed,
    Problems problems)
    implements View {}
