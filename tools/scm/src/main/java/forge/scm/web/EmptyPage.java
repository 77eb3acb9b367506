package forge.scm.web;

import forge.project.Mount;
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

  static EmptyPage of(
      Mount mount, String url, String sshUrl, String project, boolean mayPush, boolean guest) {
    Kind kind = Systems.kind(mount);
    String deed = kind == Kind.SVN ? "committed" : "pushed";
    String hint =
        kind == Kind.SVN
            ? "You are known by the SSH key of your account."
            : "Over HTTP, %s asks for your user name, and for a personal access token as the password."
                .formatted(kind.label());
    List<Way> ways =
        switch (kind) {
          case GIT -> git(url, project);
          case SVN -> svn(url, project);
          case HG -> hg(url, project);
        };
    String command = (kind == Kind.GIT ? "git remote add origin " : "hg push ") + sshUrl;
    return new EmptyPage(mount, deed, hint, ways, sshUrl.isEmpty() ? "" : command, mayPush, guest);
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

  private static List<Way> svn(String url, String project) {
    return List.of(
        new Way(
            "A new repository",
            List.of(
                "svn mkdir -m \"Layout\" " + url + "/trunk " + url + "/branches " + url + "/tags",
                "svn checkout " + url + "/trunk " + project)),
        new Way(
            "A folder of files",
            List.of("svn import -m \"Begin\" " + project + " " + url + "/trunk")));
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
