package forge.scm.web;

import forge.project.Mount;
import forge.scm.life.Mirror;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where admins set up what a repository follows and what follows it. */
public record MirrorsPage(
    SettingsFrame settings, Mount mount, Side pull, Side push, List<Choice> minutes, LiveSpot live)
    implements View {

  /** One direction: the mirror, if there is one, and what was typed for it. */
  public record Side(@Nullable Mirror mirror, String url, int every, Problems problems) {}

  /** How often. */
  public record Choice(String value, String label) {}
}
