package forge.chat;

import forge.access.Visit;
import forge.artifact.Readers;
import forge.project.MountId;
import forge.tool.Platform;
import java.util.Optional;
import java.util.Set;
import org.apache.solr.common.SolrInputDocument;

/** Tells the index of messages who may read a room now. */
record RoomGates(RoomStore rooms, Platform platform) {

  /** Who may read a room; empty where it is gone. */
  Optional<SolrInputDocument> of(RoomId id) {
    if (!id.free()) {
      return visit(new MountId(id.value()))
          .filter(v -> v.mount().tool().equals(Doors.CHAT))
          .map(v -> MessageEntries.gate(id, Readers.of(v.project(), v.mount(), Set.of())));
    }
    return rooms
        .find(id)
        .flatMap(
            room ->
                room.rule() instanceof RoomRule.About about
                    ? about(room, about)
                    : Optional.of(MessageEntries.gate(room)));
  }

  private Optional<SolrInputDocument> about(Room room, RoomRule.About about) {
    return visit(about.mount())
        .flatMap(
            v ->
                limited(v, about.artifact())
                    .map(
                        limits ->
                            MessageEntries.gate(
                                room.id(), Readers.of(v.project(), v.mount(), limits))));
  }

  private Optional<Set<String>> limited(Visit visit, String artifact) {
    return artifact.isEmpty()
        ? Optional.of(Set.of())
        : platform.artifacts().card(visit, artifact).map(card -> card.readers());
  }

  private Optional<Visit> visit(MountId mount) {
    return platform.visit(Heralding.FORGE, mount);
  }
}
