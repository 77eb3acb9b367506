package forge.scm.web;

import forge.project.Mount;
import forge.scm.CloneAddresses;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.web.View;
import java.util.List;

/**
 * A repository nobody has pushed to: what to type, ready to copy.
 *
 * @param deed what nobody has done yet
 * @param hint what somebody who may push should know
 * @param sshCommand what serves as well, over SSH; empty where nothing does
 */
public record EmptyPage(
    Mount mount,
    String deed,
    String hint,
    List<Way> ways,
    String sshCommand,
    boolean mayPush,
    boolean guest)
    implements View {

  /** One way to begin, with its commands in their order. */
  public record Way(String title, List<String> commands) {}

  static EmptyPage of(Mount mount, CloneAddresses addresses, boolean mayPush, boolean guest) {
    Kind kind = Systems.kind(mount);
    String project = mount.project().name();
    String url = addresses.usual(mount);
    String ssh = addresses.beside(mount).orElse("");
    String prefix = addresses.prefix(mount);
    List<Way> ways =
        switch (kind) {
          case GIT -> git(url, project);
          case SVN -> svn(addresses.http(mount).isPresent() ? "svn" : prefix + "svn", url, project);
          case HG -> hg(url, project);
        };
    String command =
        switch (kind) {
          case GIT -> "git remote add origin " + ssh;
          case SVN -> prefix + "svn checkout " + ssh + "/trunk " + project;
          case HG -> "hg push " + ssh;
        };
    return new EmptyPage(
        mount,
        kind == Kind.SVN ? "committed" : "pushed",
        hint(kind, addresses.http(mount).isPresent()),
        ways,
        ssh.isEmpty() ? "" : command,
        mayPush,
        guest);
  }

  private static String hint(Kind kind, boolean http) {
    return http
        ? "Over HTTP, %s asks for your user name, and for a personal access token as the password."
            .formatted(kind.label())
        : "You are known by the SSH key of your account.";
  }

  private static List<Way> git(String url, String project) {
    return List.of(
        new Way(
            "An existing repository",
            List.of("git remote add origin " + url, "git push -u origin HEAD")),
        new Way(
            "A new one",
            List.of(
                "git init -b main " + project + " && cd " + project,
                "echo \"# "
                    + project
                    + "\" > README.md && git add README.md && git commit -m \"Begin\"",
                "git remote add origin " + url + " && git push -u origin main")));
  }

  private static List<Way> svn(String svn, String url, String project) {
    String folders = url + "/trunk " + url + "/branches " + url + "/tags";
    return List.of(
        new Way(
            "A new repository",
            List.of(
                svn + " mkdir -m \"Layout\" " + folders,
                svn + " checkout " + url + "/trunk " + project)),
        new Way(
            "A folder of files",
            List.of(svn + " import -m \"Begin\" " + project + " " + url + "/trunk")));
  }

  private static List<Way> hg(String url, String project) {
    return List.of(
        new Way("An existing repository", List.of("hg push " + url)),
        new Way(
            "A new one",
            List.of(
                "hg clone " + url + " " + project + " && cd " + project,
                "echo \"# " + project + "\" > README.md && hg commit -A -m \"Begin\"",
                "hg push")));
  }
}
