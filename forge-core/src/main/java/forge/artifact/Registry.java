package forge.artifact;

import forge.artifact.ArtifactStore.Unheard;
import forge.artifact.CardStore.Entry;
import forge.project.Mount;
import forge.project.Project;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps what the cards of artifacts say, and links each artifact with what it mentions and what
 * mentions it. As many cards as are kept at once cost the database calls of one.
 */
final class Registry {
  private final CardStore store;
  private final Texts texts;

  Registry(CardStore store, Texts texts) {
    this.store = store;
    this.texts = texts;
  }

  /** A mark that no change before it had. */
  static String stamp() {
    return UUID.randomUUID().toString();
  }

  /**
   * Keeps cards of one mount.
   *
   * @param said names mentioned in what was said about them just now
   */
  List<Unheard> keep(Project project, Mount mount, List<Card> cards, Collection<String> said) {
    if (cards.isEmpty()) {
      return List.of();
    }
    Map<String, Card> byId = new HashMap<>();
    cards.forEach(card -> byId.put(ArtifactStore.id(mount.id(), card.artifact()), card));
    Map<String, Set<String>> mentioned = mentioned(project, byId, said);
    Map<String, Set<String>> owners = store.owners(union(mentioned));
    String stamp = stamp();
    List<Entry> entries =
        byId.entrySet().stream()
            .map(
                e ->
                    new Entry(
                        e.getKey(),
                        e.getValue(),
                        Readers.of(project, mount, e.getValue().readers()),
                        words(mount, e.getKey(), e.getValue(), mentioned, owners),
                        stamp))
            .toList();
    store.describe(mount, entries, said);
    introduce(mount, byId);
    return entries.stream()
        .map(e -> new Unheard(e.id(), mount.id(), e.card().artifact(), stamp))
        .toList();
  }

  private Map<String, Set<String>> mentioned(
      Project project, Map<String, Card> byId, Collection<String> said) {
    Map<String, Set<String>> mentioned = new HashMap<>();
    Map<String, List<String>> before = store.said(byId.keySet());
    byId.forEach(
        (id, card) -> {
          var names =
              new LinkedHashSet<>(Names.of(texts.read(card.text()).references(), project.id()));
          names.addAll(before.getOrDefault(id, List.of()));
          names.addAll(said);
          mentioned.put(id, names);
        });
    return mentioned;
  }

  private static Set<String> words(
      Mount mount,
      String id,
      Card card,
      Map<String, Set<String>> mentioned,
      Map<String, Set<String>> owners) {
    Set<String> names = mentioned.getOrDefault(id, Set.of());
    Set<String> others =
        names.stream()
            .flatMap(name -> owners.getOrDefault(name, Set.of()).stream())
            .filter(other -> !other.equals(id))
            .collect(Collectors.toSet());
    var words = new HashSet<>(Names.of(mount, card.keys()));
    words.add(id);
    words.addAll(ArtifactStore.mentions(names));
    words.addAll(ArtifactStore.mentions(others));
    return words;
  }

  /** Tells everything that mentions one of these artifacts by a name whose name it is. */
  private void introduce(Mount mount, Map<String, Card> byId) {
    Map<String, Set<String>> ids = new HashMap<>();
    byId.forEach(
        (id, card) ->
            Names.of(mount, card.keys())
                .forEach(name -> ids.computeIfAbsent(name, n -> new HashSet<>()).add(id)));
    store.introduce(ids);
  }

  private static Set<String> union(Map<String, Set<String>> sets) {
    return sets.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }
}
