package forge.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the files of a release are, beside those of the one before it. */
public record Comparison(Release before, Release after, List<Row> rows) {
  public Comparison {
    rows = List.copyOf(rows);
  }

  /**
   * A file on both sides, or on one.
   *
   * @param before null where the file is new
   * @param after null where there is none any more
   */
  public record Row(@Nullable ReleaseFile before, @Nullable ReleaseFile after) {

    /** One word: added, gone, same or changed. */
    public String change() {
      ReleaseFile old = before;
      ReleaseFile fresh = after;
      if (old == null) {
        return "added";
      }
      if (fresh == null) {
        return "gone";
      }
      return old.content().sha256().equals(fresh.content().sha256()) ? "same" : "changed";
    }

    /** In bytes; negative where it has shrunk. */
    public long growth() {
      return size(after) - size(before);
    }

    private static long size(@Nullable ReleaseFile file) {
      return file == null ? 0 : file.content().size();
    }
  }

  /** Files belong together whose names differ in the version only. */
  static Comparison of(
      Release before, List<ReleaseFile> old, Release after, List<ReleaseFile> fresh) {
    Map<String, ReleaseFile> left = new LinkedHashMap<>();
    old.forEach(f -> left.putIfAbsent(key(before, f), f));
    var rows = new ArrayList<Row>();
    for (ReleaseFile file : fresh) {
      rows.add(new Row(left.remove(key(after, file)), file));
    }
    left.values().forEach(f -> rows.add(new Row(f, null)));
    return new Comparison(before, after, rows);
  }

  private static String key(Release release, ReleaseFile file) {
    String below = file.path().value().substring(release.folder().value().length() + 1);
    String version = file.named().version();
    String bare = below.toLowerCase(Locale.ROOT);
    return version.isEmpty() ? bare : bare.replace(version, "*");
  }
}
