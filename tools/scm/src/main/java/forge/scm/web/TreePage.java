package forge.scm.web;

import forge.scm.web.Readmes.Readme;
import forge.web.Lasting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a repository, and the README in it.
 *
 * @param top whether it is the first page of the repository
 * @param latest the commit that last changed anything here; null while it is looked for
 * @param adding null for those who may not add files
 * @param languages null where they are not shown
 * @param waiting whether the last commits are still being looked for
 */
public record TreePage(
    Bar bar,
    List<Crumb> crumbs,
    boolean top,
    CloneMenu checkout,
    List<Row> rows,
    int leftOut,
    @Nullable CommitLine latest,
    boolean waiting,
    @Nullable Readme readme,
    @Nullable Adding adding,
    ActivityPage.@Nullable LanguagesBar languages,
    @Nullable LiveSpot live)
    implements Lasting {

  /** Where files can be added to the folder. */
  public record Adding(String file, String upload) {}

  /**
   * One entry.
   *
   * @param url null where there is nothing to open, as for another repository
   */
  public record Row(
      String name,
      String icon,
      boolean folder,
      @Nullable String url,
      String note,
      @Nullable CommitLine last) {}
}
