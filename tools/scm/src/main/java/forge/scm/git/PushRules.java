package forge.scm.git;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.scm.Ref;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;

/** What a push may do to which ref. Refusals are sentences in the terminal of whoever pushes. */
final class PushRules implements PreReceiveHook {
  private static final List<String> PLACES = List.of(Ref.BRANCHES, Ref.TAGS, "refs/notes/");

  private final Visit visit;

  PushRules(Visit visit) {
    this.visit = visit;
  }

  @Override
  public void onPreReceive(ReceivePack pack, Collection<ReceiveCommand> commands) {
    for (ReceiveCommand command : commands) {
      if (command.getResult() == Result.NOT_ATTEMPTED) {
        refusal(pack, command)
            .ifPresent(
                sentence -> {
                  command.setResult(Result.REJECTED_OTHER_REASON, sentence);
                  pack.sendMessage(sentence);
                });
      }
    }
  }

  private Optional<String> refusal(ReceivePack pack, ReceiveCommand command) {
    String ref = command.getRefName();
    if (PLACES.stream().noneMatch(ref::startsWith)) {
      return Optional.of("Push branches, tags and notes only; " + ref + " is none of them.");
    }
    if (visit.may(CorePermission.ADMIN) || !ref.equals(standardBranch(pack))) {
      return Optional.empty();
    }
    String name = ref.substring(Ref.BRANCHES.length());
    if (command.getType() == ReceiveCommand.Type.DELETE) {
      return Optional.of(
          "Only an admin of the project may delete the default branch " + name + ".");
    }
    if (command.getType() == ReceiveCommand.Type.UPDATE_NONFASTFORWARD) {
      return Optional.of(
          "Only an admin of the project may rewrite the default branch "
              + name
              + "; merge or rebase onto it first.");
    }
    return Optional.empty();
  }

  private static String standardBranch(ReceivePack pack) {
    try {
      var head = pack.getRepository().getRefDatabase().exactRef(Constants.HEAD);
      return head == null ? "" : head.getTarget().getName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
