package forge.scm;

import forge.access.Permission;
import forge.project.ToolKey;
import forge.scm.git.GitSystem;
import forge.scm.life.Forks;
import forge.tool.Option;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.Tool;
import java.util.ArrayList;
import java.util.List;

/** The repository of a project: its code, its history, and everything Git's own clients do. */
public final class ScmTool implements Tool {
  @Override
  public ToolKey key() {
    return Systems.TOOL;
  }

  @Override
  public String label() {
    return "Code";
  }

  @Override
  public String description() {
    return "A repository of Git, Subversion or Mercurial: browse files, history and changes.";
  }

  @Override
  public String icon() {
    return "code";
  }

  @Override
  public String defaultPoint() {
    return "code";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public List<? extends Permission> permissions() {
    return List.of(ScmPermission.values());
  }

  @Override
  public List<Option> options() {
    var options = new ArrayList<>(Limits.OPTIONS);
    options.add(0, Systems.option());
    options.add(Archived.OPTION);
    options.add(Settings.ABOUT);
    options.add(Forks.OPTION);
    return options;
  }

  @Override
  public RunningTool start(Platform platform) {
    GitSystem.install();
    return new RunningScm(platform);
  }
}
