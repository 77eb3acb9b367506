package forge.scm.edit;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.scm.Archived;
import forge.scm.CommitId;
import forge.scm.Person;
import forge.scm.ScmPermission;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes that people make to files in their browser, each kept as a commit of theirs. */
public final class Edits {
  /** The largest file, in bytes. */
  public static final int LARGEST = 5 << 20;

  /** How many files one commit may change. */
  public static final int MOST = 100;

  private static final int SUBJECT = 200;
  private static final int BODY = 20_000;

  private final Map<Kind, Editable> systems;
  private final Function<UserId, Optional<String>> addresses;
  private final Clock clock;

  /**
   * @param addresses the mail address that somebody has proven to be theirs
   */
  public Edits(
      Map<Kind, Editable> systems, Function<UserId, Optional<String>> addresses, Clock clock) {
    this.systems = Map.copyOf(systems);
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Refuses whoever may not change files here. */
  public void admit(Visit visit) {
    visit.require(ScmPermission.WRITE);
    visit.requireScope("repository:write");
    Archived.refuse(visit.mount());
    editable(visit.mount());
  }

  private Editable editable(Mount mount) {
    Kind kind = Systems.kind(mount);
    Editable editable = systems.get(kind);
    if (editable == null) {
      throw new Conflict(
          "Files in " + kind.label() + " cannot be changed in a browser; use its own client.");
    }
    return editable;
  }

  /** Who the visitor is in a commit; empty as long as no mail address is confirmed. */
  public Optional<Person> author(Visit visit) {
    User user = visit.user();
    String name = user.displayName().isBlank() ? user.id().value() : user.displayName();
    return addresses.apply(user.id()).map(mail -> new Person(name, mail, clock.instant()));
  }

  /**
   * Keeps the changes as one commit of the visitor.
   *
   * @param from where the branch begins, which is made with it; null where it is there
   */
  public Outcome commit(
      Visit visit,
      String branch,
      @Nullable CommitId from,
      List<Change> changes,
      String subject,
      String body) {
    admit(visit);
    Person author =
        author(visit)
            .orElseThrow(
                () ->
                    new Conflict(
                        "A commit carries your mail address: confirm it under Settings first."));
    if (changes.size() > MOST) {
      throw new Invalid("file", "One commit changes at most " + MOST + " files.", (long) MOST);
    }
    for (Change change : changes) {
      check(change);
    }
    var edit = new Edit(branch, from, changes, message(subject, body), author);
    return editable(visit.mount()).commit(visit, edit);
  }

  private static void check(Change change) {
    @Nullable Bytes content =
        switch (change) {
          case Change.Write write -> write.content();
          case Change.Move move -> move.content();
          case Change.Delete delete -> null;
        };
    if (content != null && content.size() > LARGEST) {
      throw new Invalid(
          "text",
          "“%s” has %,d bytes; %,d are the limit here. Push larger files with a Git client."
              .formatted(change.path(), content.size(), LARGEST),
          (long) LARGEST);
    }
  }

  private static String message(String subject, String body) {
    String first = Check.line("subject", "The message", subject, SUBJECT);
    String rest =
        Check.text("body", "The description", body, BODY)
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"))
            .strip();
    return rest.isEmpty() ? first + "\n" : first + "\n\n" + rest + "\n";
  }
}
