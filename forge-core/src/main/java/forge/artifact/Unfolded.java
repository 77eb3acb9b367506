package forge.artifact;

import forge.markup.Html;
import java.util.List;
import java.util.Set;

/**
 * Texts as HTML, with cards of what they link to.
 *
 * @param texts in the order they were asked for
 * @param cards of each text, those its reader may see
 * @param artifacts the ids of all artifacts each text links to, whoever may see them
 * @param partial whether a text links to something its reader may not see, or that is not there
 */
public record Unfolded(
    List<Html> texts,
    List<List<LinkCard>> cards,
    List<Set<String>> artifacts,
    List<Boolean> partial) {
  public Unfolded {
    texts = List.copyOf(texts);
    cards = List.copyOf(cards);
    artifacts = List.copyOf(artifacts);
    partial = List.copyOf(partial);
  }
}
