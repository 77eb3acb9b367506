package forge.scm.web;

import java.util.List;

/** The paths of all files of a commit; {@code whole} unless there are more than these. */
public record FilesJson(String commit, boolean whole, List<String> paths) {}
