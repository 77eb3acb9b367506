package forge.scm.git;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/** Reads the file in which a repository says where its submodules come from. */
public final class GitModules {
  /** Where it lies. */
  public static final String FILE = ".gitmodules";

  private GitModules() {}

  /** The address of each submodule by its path; nothing where the file cannot be read. */
  public static Map<String, String> parse(String text) {
    var config = new Config();
    try {
      config.fromText(text);
    } catch (ConfigInvalidException damaged) {
      return Map.of();
    }
    var addresses = new HashMap<String, String>();
    for (String name : config.getSubsections("submodule")) {
      String path = config.getString("submodule", name, "path");
      String url = config.getString("submodule", name, "url");
      if (path != null && url != null) {
        addresses.put(path, url);
      }
    }
    return Map.copyOf(addresses);
  }
}
