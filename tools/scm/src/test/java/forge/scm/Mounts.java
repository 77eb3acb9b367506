package forge.scm;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.project.Mount;
import forge.testing.People;
import forge.testing.TestForge;
import forge.user.Scope;
import forge.user.UserId;
import java.util.Map;
import java.util.Set;

/** Repositories of the test's project, and ways to reach them. */
public final class Mounts {
  private final TestForge forge;

  public Mounts(TestForge forge) {
    this.forge = forge;
  }

  /** A new repository; answers the path of its address. */
  public String add(String system, String point) {
    var tool = forge.mount("code").tool();
    return forge
        .forge()
        .mounting()
        .mount(forge.visit(People.ADA), tool, point, point, Map.of("system", system))
        .page()
        .toString();
  }

  /** From now on only developers may read it. */
  public void hide(String point) {
    forge
        .forge()
        .members()
        .grant(
            forge.visit(People.ADA),
            forge.mount(point).id(),
            CorePermission.READ,
            Set.of(Roles.DEVELOPER));
  }

  public void archive(String point) {
    set(point, "archived", "yes");
  }

  public void set(String point, String option, String value) {
    Mount mount = forge.mount(point);
    var options = new java.util.HashMap<>(mount.options());
    options.put(option, value);
    forge.forge().mounting().set(forge.visit(People.ADA), mount.id(), mount.label(), options);
  }

  public String token(UserId user) {
    return token(user, Scope.REPOSITORY_WRITE);
  }

  public String token(UserId user, Scope scope) {
    return forge.forge().users().tokens().make(user, "git", Set.of(scope), 1).secret();
  }

  /** The commits of a branch, as a page shows them. */
  public String log(String point, String branch) {
    forge.settle();
    return forge.guest().get("/p/aqueduct/" + point + "/log/" + branch).body();
  }

  /** A new repository that is brought in from elsewhere, as far as that goes. */
  public void bring(String system, String point, String url) {
    String json =
        "{\"point\":\"%s\",\"system\":\"%s\",\"begin\":\"import\",\"url\":\"%s\"}"
            .formatted(point, system, url);
    var made = forge.as(People.ADA).json("POST", "/rest/p/aqueduct/code/repositories", json);
    if (made.statusCode() != 201) {
      throw new IllegalStateException(made.body());
    }
    forge.settle();
  }

  /** The first page of a repository, as an admin sees it. */
  public String page(String point) {
    return forge.as(People.ADA).get("/p/aqueduct/" + point).body();
  }
}
