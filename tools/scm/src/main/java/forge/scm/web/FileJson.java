package forge.scm.web;

import forge.project.Mount;
import forge.scm.Content;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file at a commit.
 *
 * @param text null where it is binary or larger than an answer holds; {@code raw} has the bytes
 */
public record FileJson(
    String ref,
    String commit,
    String path,
    String kind,
    String id,
    long size,
    boolean binary,
    @Nullable String encoding,
    @Nullable String text,
    String raw) {

  static FileJson of(Mount mount, Place place, TreeEntry file, Content content) {
    Content.Text text = content instanceof Content.Text t ? t : null;
    return new FileJson(
        place.ref(),
        place.commit().text(),
        place.path().toString(),
        file.kind().name().toLowerCase(Locale.ROOT),
        file.id(),
        content.size(),
        content instanceof Content.Binary,
        text == null ? null : text.encoding(),
        text == null ? null : text.text(),
        mount.page("raw", place.ref(), place.path()).toString());
  }
}
