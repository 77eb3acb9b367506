package forge.tool;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.tool.RunningTool.MakesArtifacts;
import forge.tool.RunningTool.TakesCommands;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * What tools do for each other without knowing each other: commands they take, artifacts they make.
 */
public final class Workshop {
  private final Supplier<Tools> tools;

  public Workshop(Supplier<Tools> tools) {
    this.tools = tools;
  }

  /** A command, and where the visitor gives it. */
  public record Offered(Command command, Visit visit) {
    public Command.Answer run(String words) {
      return command.deed().run(visit, words);
    }
  }

  /** Somebody who makes artifacts, and where. */
  public record Maker(MakesArtifacts tool, Visit visit) {
    public String noun() {
      return tool.noun();
    }
  }

  /**
   * The commands of the tools in the visited project; where two mounts take the same one, that of
   * the first counts.
   */
  public List<Offered> commands(Visit visit) {
    var offered = new ArrayList<Offered>();
    var names = new HashSet<String>();
    for (Mount mount : visit.project().mounts()) {
      Visit there = visit.at(mount);
      if (tools.get().at(mount).orElse(null) instanceof TakesCommands takes
          && there.may(CorePermission.READ)) {
        takes.commands().stream()
            .filter(command -> names.add(command.name()))
            .forEach(command -> offered.add(new Offered(command, there)));
      }
    }
    return List.copyOf(offered);
  }

  /**
   * What was done at the visited mount, as its tool tells it; nothing where it does not, and where
   * they may not read it.
   */
  public List<TellsChanges.Change> changes(Visit visit, TellsChanges.Span span, int limit) {
    return visit.may(CorePermission.READ)
            && tools.get().at(visit.mount()).orElse(null) instanceof TellsChanges tells
        ? tells.changes(visit, span, limit)
        : List.of();
  }

  /** Who makes what in the visited project, of what the visitor may make; one for each noun. */
  public List<Maker> makers(Visit visit) {
    var makers = new ArrayList<Maker>();
    var nouns = new HashSet<String>();
    for (Mount mount : visit.project().mounts()) {
      Visit there = visit.at(mount);
      if (tools.get().at(mount).orElse(null) instanceof MakesArtifacts makes
          && there.may(CorePermission.READ)
          && makes.mayMake(there)
          && nouns.add(makes.noun())) {
        makers.add(new Maker(makes, there));
      }
    }
    return List.copyOf(makers);
  }

  /** Who makes artifacts of this kind. */
  public Maker maker(Visit visit, String noun) {
    return makers(visit).stream()
        .filter(maker -> maker.noun().equals(noun))
        .findFirst()
        .orElseThrow(() -> new NotFound("A tool here that makes a " + noun));
  }
}
