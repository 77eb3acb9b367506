package forge.scm.git;

import forge.scm.Ref;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;

/** Holds a push to the rules. Refusals are sentences in the terminal of whoever pushes. */
final class PushRules implements PreReceiveHook {
  private static final List<String> PLACES = List.of(Ref.BRANCHES, Ref.TAGS, "refs/notes/");

  private final Supplier<GitGuard.Verdicts> verdicts;

  PushRules(Supplier<GitGuard.Verdicts> verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  public void onPreReceive(ReceivePack pack, Collection<ReceiveCommand> commands) {
    GitGuard.Verdicts now = verdicts.get();
    var passed = new ArrayList<ObjectId>();
    for (ReceiveCommand command : commands) {
      if (command.getResult() == Result.NOT_ATTEMPTED) {
        Optional<String> refusal = refusal(now, command, passed);
        if (refusal.isPresent()) {
          command.setResult(Result.REJECTED_OTHER_REASON, refusal.get());
          pack.sendMessage(refusal.get());
        } else if (!command.getNewId().equals(ObjectId.zeroId())
            && GitGuard.demanding(command.getRefName())) {
          passed.add(command.getNewId());
        }
      }
    }
  }

  private static Optional<String> refusal(
      GitGuard.Verdicts verdicts, ReceiveCommand command, List<ObjectId> passed) {
    String ref = command.getRefName();
    if (PLACES.stream().noneMatch(ref::startsWith)) {
      return Optional.of("Push branches, tags and notes only; " + ref + " is none of them.");
    }
    try {
      return verdicts.refusal(ref, command.getOldId(), command.getNewId(), passed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
