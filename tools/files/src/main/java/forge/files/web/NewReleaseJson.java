package forge.files.web;

import forge.files.Release;
import forge.files.Releases.Wish;
import org.jspecify.annotations.Nullable;

/** What a release is to say; what is missing stays, or is empty where there was nothing. */
public record NewReleaseJson(
    @Nullable String version,
    @Nullable String title,
    @Nullable String notes,
    @Nullable String tag,
    @Nullable String folder) {

  Wish wish() {
    return new Wish(or(version, ""), or(title, ""), or(notes, ""), or(tag, ""), or(folder, ""));
  }

  String title(Release before) {
    return or(title, before.title());
  }

  String notes(Release before) {
    return or(notes, before.notes());
  }

  String tag(Release before) {
    return or(tag, before.tag());
  }

  private static String or(@Nullable String text, String standard) {
    return text == null ? standard : text;
  }
}
