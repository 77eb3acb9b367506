package forge.artifact;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.ArtifactStore.Known;
import forge.artifact.SiteLinks.Lead;
import forge.markup.Html;
import forge.markup.Link;
import forge.markup.Parsed;
import forge.markup.Reference;
import forge.project.MountId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders the texts of a page with the cards of what they link to: all in the one database call
 * that their links cost.
 *
 * <p>A text is rendered for all its readers, with the eyes of the least of them; cards are for one
 * reader.
 */
public final class Unfolding {
  private static final int MOST = 3;
  private static final int ELSEWHERE = 5;
  private final Artifacts artifacts;
  private final String site;

  Unfolding(Artifacts artifacts, URI site) {
    this.artifacts = artifacts;
    this.site = site.toString().replaceAll("/+$", "");
  }

  /**
   * Renders texts.
   *
   * @param all with the eyes of all their readers
   * @param one their reader
   * @param visits to mounts of other projects, for the same reader; empty where they may not
   */
  public Unfolded of(
      Visit all, Visit one, Function<MountId, Optional<Visit>> visits, List<String> texts) {
    List<Parsed> parsed = texts.stream().map(artifacts::read).toList();
    SiteLinks links = artifacts.links(site, all.project());
    List<Map<String, Lead>> leads = parsed.stream().map(links::of).toList();
    Set<Reference> references = new LinkedHashSet<>();
    parsed.forEach(p -> references.addAll(p.references()));
    Set<String> names = new LinkedHashSet<>(Names.of(references, all.project().id()));
    leads.forEach(some -> some.values().forEach(lead -> names.addAll(words(lead))));
    List<Known> found =
        names.isEmpty()
            ? List.of()
            : artifacts.store().around(names, List.of(), one.user().id()).stream()
                .filter(Known::described)
                .toList();
    var eyes = new Eyes(all);
    Map<Reference, Link> targets =
        artifacts.targets().of(all, references, found.stream().filter(eyes::see).toList());
    var reading = new Reading(all, one, visits, Targets.byName(all, found));
    var made = new ArrayList<Shown>();
    for (int i = 0; i < texts.size(); i++) {
      made.add(reading.of(parsed.get(i).references(), leads.get(i).values()));
    }
    List<Html> html = texts.stream().map(t -> artifacts.texts().show(t, targets)).toList();
    return new Unfolded(
        html,
        made.stream().map(Shown::cards).toList(),
        made.stream().map(Shown::artifacts).toList(),
        made.stream().map(Shown::partial).toList());
  }

  private static List<String> words(Lead lead) {
    return switch (lead.pointer()) {
      case Pointer.Artifact at -> List.of(ArtifactStore.id(lead.mount().id(), at.id()));
      case Pointer.Key at -> Names.of(lead.mount(), at.key());
      case Pointer.Place place -> List.of();
    };
  }

  private record Shown(List<LinkCard> cards, Set<String> artifacts, boolean partial) {}

  /** One reader of one page. */
  private static final class Reading {
    private final Visit all;
    private final Visit one;
    private final Eyes eyes;
    private final Function<MountId, Optional<Visit>> visits;
    private final Map<String, Known> byName;
    private final Map<MountId, Optional<Visit>> elsewhere = new HashMap<>();

    Reading(
        Visit all,
        Visit one,
        Function<MountId, Optional<Visit>> visits,
        Map<String, Known> byName) {
      this.all = all;
      this.one = one;
      this.eyes = new Eyes(one);
      this.visits = visits;
      this.byName = byName;
    }

    Shown of(Collection<Reference> references, Collection<Lead> leads) {
      var cards = new LinkedHashMap<String, LinkCard>();
      var ids = new LinkedHashSet<String>();
      boolean partial = false;
      for (Reference reference : references) {
        if (reference.kind() == Reference.Kind.ARTIFACT) {
          partial |= !put(Targets.named(all, reference, byName), cards, ids);
        }
      }
      for (Lead lead : leads) {
        partial |=
            lead.pointer() instanceof Pointer.Place place
                ? !put(lead, place, cards)
                : !put(known(lead), cards, ids);
      }
      return new Shown(cards.values().stream().limit(MOST).toList(), ids, partial);
    }

    private @Nullable Known known(Lead lead) {
      String key = lead.pointer() instanceof Pointer.Key at ? at.key() : "";
      return words(lead).stream()
          .map(byName::get)
          .filter(k -> k != null && Targets.fits(key, k))
          .findFirst()
          .orElse(null);
    }

    /** Answers whether the reader may see it. */
    private boolean put(@Nullable Known known, Map<String, LinkCard> cards, Set<String> ids) {
      if (known == null) {
        return false;
      }
      if (ids.size() < MOST) {
        ids.add(known.id());
      }
      if (!sees(known)) {
        return false;
      }
      cards.putIfAbsent(known.id(), card(known));
      return true;
    }

    private boolean sees(Known known) {
      return eyes.see(known)
          || (!known.project().equals(one.project().id().toString())
              && at(known.mount()).filter(v -> new Eyes(v).see(known)).isPresent());
    }

    private Optional<Visit> at(MountId mount) {
      return elsewhere.size() > ELSEWHERE
          ? Optional.empty()
          : elsewhere.computeIfAbsent(mount, visits);
    }

    private boolean put(Lead lead, Pointer.Place place, Map<String, LinkCard> cards) {
      var mount = lead.mount();
      boolean here = lead.project().id().equals(one.project().id());
      boolean may = here ? one.at(mount).may(CorePermission.READ) : at(mount.id()).isPresent();
      if (may) {
        String where = lead.project().id().name() + " · " + place.where();
        cards.putIfAbsent(
            lead.url(),
            new LinkCard(
                lead.url(), place.type(), "", place.title(), lead.url(), where, null, null, null));
      }
      return may;
    }

    private static LinkCard card(Known known) {
      String key =
          known.type().equals("ticket") || known.type().equals("commit") ? known.key() : "";
      return new LinkCard(
          known.id(),
          known.type(),
          key,
          known.title(),
          known.page(),
          known.project().substring(known.project().indexOf('/') + 1),
          known.state(),
          LinkCard.person(known.author()),
          known.modified());
    }
  }
}
