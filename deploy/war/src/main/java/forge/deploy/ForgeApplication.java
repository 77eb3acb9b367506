package forge.deploy;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The forge as a Jakarta REST application. */
@ApplicationPath("/")
public class ForgeApplication extends Application {

  /** Deprecated in favour of CDI beans; ours are put together by hand, in one place. */
  @Override
  @SuppressWarnings("deprecation")
  public Set<Object> getSingletons() {
    return new LinkedHashSet<>(Running.node().forge().resources());
  }

  /** Our own JSON provider, whatever else the server has found. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl", true,
        "jersey.config.disableAutoDiscovery", true,
        "jersey.config.disableJsonBinding", true,
        "jersey.config.disableMoxyJson", true);
  }
}
