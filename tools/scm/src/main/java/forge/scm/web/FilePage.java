package forge.scm.web;

import forge.markup.Html;
import forge.web.Lasting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is at one commit.
 *
 * @param kind what it is, in words, such as "Executable"; empty for a plain file
 * @param shown what the page shows of it
 * @param large what the file is a pointer to; null where it is none
 * @param changing null for those who may not change the file
 * @param note a sentence about what is not shown; empty where all is
 */
public record FilePage(
    Bar bar,
    List<Crumb> crumbs,
    String path,
    String name,
    String kind,
    long size,
    Shown shown,
    String note,
    @Nullable Large large,
    Addresses addresses,
    @Nullable Changing changing,
    @Nullable CommitLine last,
    @Nullable LiveSpot live)
    implements Lasting {

  /** The file that a pointer of Git LFS stands for. */
  public record Large(String url, long size) {}

  /** Where else the file can be seen; the other view is null where there is one only. */
  public record Addresses(
      String raw,
      String log,
      String blame,
      String permalink,
      @Nullable String other,
      String otherLabel) {}

  /** Where the file can be changed. */
  public record Changing(String edit, String delete) {}

  /**
   * What a page shows of a file: one of these, or nothing.
   *
   * @param table rows of values, the first with the names of the columns
   * @param target where a symbolic link leads to; null where that is not in the repository
   */
  public record Shown(
      @Nullable Html html,
      @Nullable String image,
      List<String> lines,
      String language,
      List<List<String>> table,
      @Nullable String target,
      @Nullable Notebook notebook) {
    static final Shown NOTHING = new Shown(null, null, List.of(), "", List.of(), null, null);

    static Shown html(Html html) {
      return new Shown(html, null, List.of(), "", List.of(), null, null);
    }

    static Shown image(String address) {
      return new Shown(null, address, List.of(), "", List.of(), null, null);
    }

    static Shown lines(List<String> lines, String language) {
      return new Shown(null, null, lines, language, List.of(), null, null);
    }

    static Shown table(List<List<String>> rows) {
      return new Shown(null, null, List.of(), "", rows, null, null);
    }

    static Shown link(String to, @Nullable String target) {
      return new Shown(null, null, List.of(to), "", List.of(), target, null);
    }

    static Shown notebook(Notebook notebook) {
      return new Shown(null, null, List.of(), "", List.of(), null, notebook);
    }
  }
}
