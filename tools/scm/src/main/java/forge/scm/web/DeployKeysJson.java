package forge.scm.web;

import java.util.List;

/** The deploy keys of a repository, newest first. */
public record DeployKeysJson(List<DeployKeyJson> keys) {}
