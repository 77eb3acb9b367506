package forge.scm.web;

import forge.markup.Html;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notebook of Jupyter as pages show it.
 *
 * @param language of its code, as the highlighter calls it
 * @param leftOut cells beyond what a page shows
 */
public record Notebook(String language, List<Cell> cells, int leftOut) {

  /**
   * Text, or code with what came of it.
   *
   * @param prompt the number of the run; empty for what was not run
   * @param html null for code and raw text
   * @param lines of code or raw text; none for text
   */
  public record Cell(
      boolean code, String prompt, @Nullable Html html, List<String> lines, List<Output> outputs) {}

  /**
   * What came of code: one of text, HTML and an image.
   *
   * @param image as a data address; empty where it is none
   * @param text beside an image, what to say of it
   */
  public record Output(boolean error, String text, @Nullable Html html, String image) {}
}
