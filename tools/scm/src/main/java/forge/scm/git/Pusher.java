package forge.scm.git;

import forge.access.Visit;
import forge.scm.Machine;
import forge.user.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * Who moved a ref, as Git's own journal of the ref keeps it.
 *
 * @param machine what to call a machine that came with a deploy key; empty for all others
 */
record Pusher(UserId id, String machine) {
  static final Pusher FORGE = new Pusher(UserId.FORGE, "");

  /** What the journal is to keep of a visitor. */
  static PersonIdent ident(Visit visit, Instant now) {
    return new PersonIdent(visit.user().id().value(), Machine.author(visit), now, ZoneOffset.UTC);
  }

  /** What the journal keeps; the forge where somebody else wrote it. */
  static Pusher read(PersonIdent who) {
    String name = who.getName();
    String more = who.getEmailAddress();
    if (name.startsWith("*") && Machine.named(more)) {
      return new Pusher(new UserId(name), more);
    }
    try {
      return new Pusher(UserId.valueOf(name), "");
    } catch (IllegalArgumentException somebodyElse) {
      return FORGE;
    }
  }
}
