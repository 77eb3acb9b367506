package forge.scm.rule;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.MountId;
import forge.scm.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All rules of a repository. Where several are for the same branch, each must permit.
 *
 * @param revision counted from 1; the second of two writers is refused by it
 */
public record RuleBook(MountId mount, int revision, List<Protection> protections, Demands demands) {
  public RuleBook {
    protections = List.copyOf(protections);
  }

  /** The rules of a repository for which nobody made any. */
  static RuleBook none(MountId mount) {
    return new RuleBook(mount, 0, List.of(), Demands.NONE);
  }

  RuleBook with(Protection protection) {
    var all = new ArrayList<>(protections);
    int at = index(protection.id());
    if (at < 0) {
      all.add(protection);
    } else {
      all.set(at, protection);
    }
    return new RuleBook(mount, revision + 1, all, demands);
  }

  RuleBook without(String id) {
    var left = protections.stream().filter(p -> !p.id().equals(id)).toList();
    return new RuleBook(mount, revision + 1, left, demands);
  }

  RuleBook with(Demands to) {
    return new RuleBook(mount, revision + 1, protections, to);
  }

  boolean has(String id) {
    return index(id) >= 0;
  }

  private int index(String id) {
    for (int i = 0; i < protections.size(); i++) {
      if (protections.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a rule that somebody made is for this branch. */
  public boolean guardsBranch(String name) {
    var change = RefChange.of(Ref.BRANCHES + name, true, Deed.PUSH);
    return protections.stream().anyMatch(p -> p.covers(change));
  }

  /** Why the visitor may not do this, as a sentence; empty where they may. */
  public Optional<String> refusal(Visit visit, RefChange change) {
    List<Protection> here = protections.stream().filter(p -> p.covers(change)).toList();
    for (Deed deed : Deed.values()) {
      if (change.deeds().contains(deed)) {
        for (Protection protection : here) {
          if (!protection.who(deed).admits(visit)) {
            return Optional.of(protection.refusal(deed, change.name()));
          }
        }
      }
    }
    return here.isEmpty() ? standardRefusal(visit, change) : Optional.empty();
  }

  /** The rule that is there without anybody making it, until one of their own takes its place. */
  private static Optional<String> standardRefusal(Visit visit, RefChange change) {
    if (!change.standard() || visit.may(CorePermission.ADMIN)) {
      return Optional.empty();
    }
    if (change.deeds().contains(Deed.DELETE)) {
      return Optional.of(
          "Only an admin of the project may delete the default branch " + change.name() + ".");
    }
    if (change.deeds().contains(Deed.FORCE)) {
      return Optional.of(
          "Only an admin of the project may rewrite the default branch "
              + change.name()
              + "; merge or rebase onto it first.");
    }
    return Optional.empty();
  }
}
