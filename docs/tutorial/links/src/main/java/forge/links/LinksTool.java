package forge.links;

import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.config.ForgeConfig;
import forge.links.web.LinkApi;
import forge.links.web.LinkViews;
import forge.project.Mount;
import forge.project.ToolKey;
import forge.store.Slice;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links tool: what it is, and how its parts fit together. */
public final class LinksTool implements Tool {

  @Override
  public ToolKey key() {
    return new ToolKey("links");
  }

  @Override
  public String label() {
    return "Links";
  }

  @Override
  public String description() {
    return "Addresses your people should know.";
  }

  @Override
  public String icon() {
    return "link";
  }

  @Override
  public String defaultPoint() {
    return "links";
  }

  @Override
  public List<LinkPermission> permissions() {
    return List.of(LinkPermission.values());
  }

  @Override
  public RunningTool start(Platform platform) {
    var store = new LinkStore(platform.database(), platform.events());
    return new Running(store, new Links(store, platform.events(), platform.clock()));
  }

  /** The tool at work. */
  private record Running(LinkStore store, Links links)
      implements RunningTool, DescribesArtifacts, RunningTool.Plants {

    @Override
    public Object views(Visit visit) {
      return new LinkViews(links, visit);
    }

    @Override
    public Object api(Visit visit) {
      return new LinkApi(links, visit);
    }

    @Override
    public void unmounted(Mount mount) {
      store.removeAll(mount.id());
    }

    @Override
    public Optional<Card> card(Mount mount, String artifact) {
      return store.find(mount.id(), artifact).map(link -> card(mount, link));
    }

    @Override
    public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
      return store.newest(mount.id(), cursor, limit).map(link -> card(mount, link));
    }

    private static Card card(Mount mount, Link link) {
      return new Card(
          link.id(),
          "link",
          link.title(),
          mount.page().toString(),
          List.of(),
          link.address().toString(),
          List.of(),
          link.by(),
          null,
          link.at(),
          link.at(),
          Set.of());
    }

    @Override
    public void plant(Visit visit, ForgeConfig.Demo source) {
      plant(visit, "https://jakarta.ee/", "Jakarta EE, which this forge stands on");
      plant(visit, "https://git-scm.com/doc", "How Git works");
    }

    /** Planting may have been cut off: what is there already stays as it is. */
    private void plant(Visit visit, String address, String title) {
      if (links.newest(visit, null, 50).items().stream().noneMatch(l -> l.title().equals(title))) {
        links.add(visit, address, title);
      }
    }
  }
}
