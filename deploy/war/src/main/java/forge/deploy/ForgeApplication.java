package forge.deploy;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The forge as a Jakarta REST application. */
@ApplicationPath("/")
public class ForgeApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Health.class);
  }
}
