package forge.scm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.project.MountId;
import java.util.List;

/** What is in files, decoded and cut into lines, kept a while by what it is: it never changes. */
public final class FileTexts {
  private static final long CHARACTERS_KEPT = 12_000_000;

  private final Cache<Asked, FileText> kept =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS_KEPT)
          .<Asked, FileText>weigher((asked, text) -> 200 + text.weight())
          .build();

  private record Asked(MountId mount, String id, String name, long limit) {}

  /**
   * A file as pages show it.
   *
   * @param lines none where it is no text
   * @param language as the highlighter calls it; empty where nothing tells
   */
  public record FileText(Content content, List<String> lines, String language) {
    private int weight() {
      return content instanceof Content.Text text ? 2 * text.text().length() : 0;
    }
  }

  /** What is in a file, as far as the limit allows to show it. */
  public FileText of(MountId mount, Repository repository, TreeEntry file, long limit) {
    return kept.get(
        new Asked(mount, file.id(), file.name(), limit),
        asked -> read(repository.content(file, limit), file.name()));
  }

  private static FileText read(Content content, String name) {
    return content instanceof Content.Text text
        ? new FileText(content, text.lines(), Languages.of(name, text))
        : new FileText(content, List.of(), "");
  }
}
