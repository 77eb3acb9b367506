package forge.wiki;

import forge.live.LiveEvent;
import forge.live.LiveSource;
import forge.live.Position;
import forge.project.MountId;
import forge.tool.Platform;
import forge.user.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The live streams of pages, {@code wikipage:<mount>/<id>}: their numbers are the revisions, so a
 * page knows its place without asking. Whoever edits is seen on {@code wikiedit:}.
 */
public final class PageStreams implements LiveSource {
  private static final String EPOCH = "w";
  private static final String PAGE = "wikipage:";
  private static final String EDIT = "wikiedit:";

  private final Platform platform;
  private final PageStore store;

  PageStreams(Platform platform, PageStore store) {
    this.platform = platform;
    this.store = store;
  }

  void open() {
    platform.live().source(PAGE, this);
    platform.live().guard(PAGE, (identity, stream) -> mayHear(identity, stream, PAGE));
    platform.live().guard(EDIT, (identity, stream) -> mayHear(identity, stream, EDIT));
  }

  /** The stream of a page and where the page is that shows this revision. */
  public static String place(WikiPage page) {
    return PAGE + page.mount() + "/" + page.id() + "@" + new Position(EPOCH, page.revision());
  }

  /** The stream on which those are seen who edit a page. */
  public static String editing(WikiPage page) {
    return EDIT + page.mount() + "/" + page.id();
  }

  static LiveEvent changed(WikiPage page) {
    return LiveEvent.of(
        PAGE + page.mount() + "/" + page.id(),
        page.revision(),
        "edited",
        Map.of("by", page.current().by().value()));
  }

  private boolean mayHear(Identity identity, String stream, String prefix) {
    String rest = stream.substring(prefix.length());
    int slash = rest.indexOf('/');
    return slash > 0 && platform.visit(identity, new MountId(rest.substring(0, slash))).isPresent();
  }

  @Override
  public Position position(String stream) {
    return new Position(EPOCH, find(stream).map(WikiPage::revision).orElse(0));
  }

  @Override
  public List<LiveEvent> since(String stream, long q, int limit) {
    return find(stream)
        .map(
            page ->
                LongStream.rangeClosed(q + 1, page.revision())
                    .limit(limit)
                    .mapToObj(n -> LiveEvent.of(stream, n, "edited", Map.of()))
                    .toList())
        .orElse(List.of());
  }

  private Optional<WikiPage> find(String stream) {
    return store
        .find(stream.substring(stream.lastIndexOf('/') + 1))
        .filter(page -> stream.equals(PAGE + page.mount() + "/" + page.id()));
  }
}
