package forge.wiki;

import forge.access.Visit;
import forge.refusal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a page of every Markdown file of a checkout's documentation, linked as the files are. */
final class Planting {
  private static final int MOST = 500;
  private static final Pattern LINK =
      Pattern.compile("(!?)\\[([^\\]\\n]*)\\]\\(([^)\\s#]+\\.md)(#[^)\\s]*)?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#\\s+(.+?)\\s*#*$");

  private final Pages pages;

  Planting(Pages pages) {
    this.pages = pages;
  }

  /** Files that are there already as they are stay as they are: planting twice plants once. */
  void plant(Visit visit, Path docs) {
    Map<Path, PageTitle> titles = titles(docs);
    var index = new StringBuilder();
    titles.forEach(
        (file, title) -> {
          String text = read(docs.resolve(file));
          write(visit, title, linked(visit, text, file, titles), "From docs/" + slashes(file));
          index
              .append("  ".repeat(title.depth()))
              .append("- [")
              .append(heading(text, title))
              .append("](")
              .append(visit.mount().page(title))
              .append(")\n");
        });
    String project = visit.project().about().title();
    write(
        visit,
        PageTitle.HOME,
        "The documentation of "
            + project
            + ", as its repository has it. Every page can be edited here.\n\n"
            + index,
        "From docs/");
  }

  private void write(Visit visit, PageTitle title, String text, String note) {
    int base = pages.look(visit, title).page().map(WikiPage::revision).orElse(0);
    pages.write(visit, title, Pages.Writing.of(base, text, List.of("docs"), note));
  }

  private static Map<Path, PageTitle> titles(Path docs) {
    if (!Files.isDirectory(docs)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.walk(docs, 8)) {
      var titles = new LinkedHashMap<Path, PageTitle>();
      files
          .filter(f -> f.toString().endsWith(".md") && Files.isRegularFile(f))
          .map(docs::relativize)
          .filter(f -> !slashes(f).contains("target/"))
          .sorted()
          .limit(MOST)
          .forEach(
              file -> {
                try {
                  titles.put(file, title(file));
                } catch (Refusal.Invalid unfit) {
                  // A file that is called what no page can be called stays in the repository.
                }
              });
      return titles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code operate/data-and-backup.md} becomes {@code Operate/Data and backup}. */
  private static PageTitle title(Path file) {
    String path = slashes(file).replaceFirst("\\.md$", "").replaceFirst("(^|/)(README|index)$", "");
    var parts =
        Stream.of((path.isEmpty() ? "Overview" : path).split("/", -1))
            .map(p -> p.replaceFirst("^(\\d{4})-", "$1 ").replace('-', ' ').replace('_', ' '))
            .map(p -> p.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + p.substring(1))
            .toList();
    return PageTitle.of(String.join("/", parts));
  }

  private static String linked(Visit visit, String text, Path file, Map<Path, PageTitle> titles) {
    Matcher links = LINK.matcher(text);
    return links.replaceAll(
        found -> {
          Path folder = file.getParent() == null ? Path.of("") : file.getParent();
          PageTitle to = titles.get(folder.resolve(found.group(3)).normalize());
          if (to == null) {
            return Matcher.quoteReplacement(found.group());
          }
          String anchor = found.group(4) == null ? "" : found.group(4);
          return Matcher.quoteReplacement(
              found.group(1) + "[" + found.group(2) + "](" + visit.mount().page(to) + anchor + ")");
        });
  }

  private static String heading(String text, PageTitle title) {
    Matcher heading = HEADING.matcher(text);
    return heading.find() ? heading.group(1).replace("[", "\\[").replace("]", "\\]") : title.last();
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file);
      return text.length() > Pages.LONGEST ? text.substring(0, Pages.LONGEST) : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String slashes(Path file) {
    return file.toString().replace('\\', '/');
  }
}
