package forge.search;

import com.mongodb.MongoException;
import forge.artifact.ArtifactStore.Unheard;
import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.artifact.Descriptions;
import forge.artifact.Readers;
import forge.discussion.Discussions;
import forge.project.Mount;
import forge.project.Project;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the index is told of artifacts: their cards, and what is said about them. */
final class Entries {
  private static final Logger LOG = LoggerFactory.getLogger(Entries.class);

  private final Artifacts artifacts;
  private final Descriptions descriptions;
  private final Discussions discussions;
  private final Clock clock;

  Entries(Artifacts artifacts, Descriptions descriptions, Discussions discussions, Clock clock) {
    this.artifacts = artifacts;
    this.descriptions = descriptions;
    this.discussions = discussions;
    this.clock = clock;
  }

  /** When a tool cannot make the cards of a batch, the one it cannot make is found and left out. */
  List<Card> cards(Mount mount, List<Unheard> unheard) {
    var artifacts = unheard.stream().map(Unheard::artifact).toList();
    try {
      return descriptions.of(mount.tool()).map(d -> d.cards(mount, artifacts)).orElse(List.of());
    } catch (MongoException e) {
      throw e;
    } catch (RuntimeException e) {
      return unheard.stream().flatMap(one -> card(mount, one).stream()).toList();
    }
  }

  /** A card a tool cannot make is missing in the index until the artifact changes again. */
  private Optional<Card> card(Mount mount, Unheard one) {
    try {
      return descriptions.of(mount.tool()).flatMap(d -> d.card(mount, one.artifact()));
    } catch (MongoException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be indexed.", one.id(), e);
      return Optional.empty();
    }
  }

  Map<String, SolrInputDocument> of(Project project, Mount mount, List<Card> cards) {
    Map<String, String> said =
        cards.isEmpty()
            ? new HashMap<>()
            : discussions.texts(mount.id(), cards.stream().map(Card::artifact).toList());
    var entries = new LinkedHashMap<String, SolrInputDocument>();
    for (Card card : cards) {
      String text =
          artifacts.plain(card.text())
              + "\n\n"
              + artifacts.plain(said.getOrDefault(card.artifact(), ""));
      Readers readers = Readers.of(project, mount, card.readers());
      entries.put(
          Entry.id(mount, card.artifact()),
          Entry.of(mount, card, readers, text.strip(), clock.instant()));
    }
    return entries;
  }

  /** When Solr refuses a batch, the one it cannot take is found and left out. */
  static void add(SolrServer server, Map<String, SolrInputDocument> entries) {
    try {
      server.add(List.copyOf(entries.values()));
    } catch (SolrException refused) {
      entries.forEach(
          (id, entry) -> {
            try {
              server.add(List.of(entry));
            } catch (SolrException e) {
              LOG.warn("Solr does not take {}: {}", id, e.getMessage());
            }
          });
    }
  }
}
