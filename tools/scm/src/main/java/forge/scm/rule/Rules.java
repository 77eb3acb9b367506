package forge.scm.rule;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.MountId;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Taken;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.bson.types.ObjectId;

/** The rules of repositories: read by whoever may read them, made by admins. */
public final class Rules {
  private static final int MOST = 50;

  private final RuleStore store;
  private final BiConsumer<Visit, String> audit;

  /**
   * The rules of all repositories.
   *
   * @param audit notes who did what to them
   */
  public Rules(RuleStore store, BiConsumer<Visit, String> audit) {
    this.store = store;
    this.audit = audit;
  }

  /** What everybody is told who may read the repository. */
  public RuleBook book(Visit visit) {
    visit.require(CorePermission.READ);
    return store.find(visit.mount().id());
  }

  /** Makes a rule for branches or tags. */
  public Protection protect(Visit visit, Protection.Wish wish) {
    visit.require(CorePermission.ADMIN);
    RuleBook book = book(visit);
    if (book.protections().size() >= MOST) {
      throw new Invalid(
          "pattern",
          "A repository has at most " + MOST + " rules for branches and tags.",
          (long) MOST);
    }
    Protection made = wish.granted(visit, new ObjectId().toHexString());
    refuseTwins(book, made);
    store.replace(book.with(made));
    audit.accept(visit, "made the rule for " + named(made));
    return made;
  }

  /** Changes a rule. */
  public Protection change(Visit visit, String id, Protection.Wish wish) {
    visit.require(CorePermission.ADMIN);
    RuleBook book = book(visit);
    if (!book.has(id)) {
      throw new NotFound("The rule " + id);
    }
    Protection changed = wish.granted(visit, id);
    refuseTwins(book, changed);
    store.replace(book.with(changed));
    audit.accept(visit, "changed the rule for " + named(changed));
    return changed;
  }

  private static void refuseTwins(RuleBook book, Protection wanted) {
    boolean twin =
        book.protections().stream()
            .anyMatch(
                p ->
                    !p.id().equals(wanted.id())
                        && p.kind() == wanted.kind()
                        && p.pattern().text().equals(wanted.pattern().text()));
    if (twin) {
      throw new Taken("There is a rule for " + named(wanted) + " already.");
    }
  }

  /** Removes a rule for branches or tags. */
  public void lift(Visit visit, String id) {
    visit.require(CorePermission.ADMIN);
    RuleBook book = book(visit);
    Protection gone =
        book.protections().stream()
            .filter(p -> p.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("The rule " + id));
    store.replace(book.without(id));
    audit.accept(visit, "removed the rule for " + named(gone));
  }

  /**
   * Says what every new commit must be like.
   *
   * @param paths patterns, one a line
   */
  public Demands demand(
      Visit visit, String paths, boolean signedOff, boolean signed, boolean ownAddress) {
    visit.require(CorePermission.ADMIN);
    List<Glob> globs =
        Arrays.stream(paths.split("\\R", -1))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .limit(MOST + 1L)
            .map(line -> Glob.parse("paths", line))
            .toList();
    if (globs.size() > MOST) {
      throw new Invalid("paths", "At most " + MOST + " patterns can be forbidden.", (long) MOST);
    }
    var demands = new Demands(globs, signedOff, signed, ownAddress);
    store.replace(book(visit).with(demands));
    audit.accept(visit, "changed what commits must be like");
    return demands;
  }

  /** Forgets the rules of a repository that is gone. */
  public void remove(MountId mount) {
    store.delete(mount);
  }

  private static String named(Protection protection) {
    return protection.kind().plural() + " “" + protection.pattern() + "”";
  }
}
