package forge.scm.web;

import forge.scm.rule.Protection.Wish;
import jakarta.ws.rs.FormParam;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a rule for branches or tags, as the form sends them. */
public final class WishForm {
  @FormParam("kind")
  @Nullable String kind;

  @FormParam("pattern")
  @Nullable String pattern;

  @FormParam("push")
  @Nullable String push;

  @FormParam("create")
  @Nullable String create;

  @FormParam("force")
  @Nullable String force;

  @FormParam("delete")
  @Nullable String delete;

  Wish wish() {
    return new Wish(or(kind), or(pattern), or(push), or(create), or(force), or(delete));
  }

  private static String or(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "");
  }
}
