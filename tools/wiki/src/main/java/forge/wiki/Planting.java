package forge.wiki;

import forge.access.Visit;
import forge.refusal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a page of every Markdown file of a checkout's documentation, linked as the files are. */
final class Planting {
  private static final String PLANTED = "From docs/";
  private static final int MOST = 500;
  private static final Pattern LINK =
      Pattern.compile("(!?)\\[([^\\]\\n]*)\\]\\(([^)\\s#]+\\.md)(#[^)\\s]*)?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#\\s+(.+?)\\s*#*$");

  private final Pages pages;

  Planting(Pages pages) {
    this.pages = pages;
  }

  /** What somebody has written meanwhile stays; so does what is the same already. */
  void plant(Visit visit, Path docs) {
    Map<Path, PageTitle> titles = titles(docs);
    var index = new StringBuilder();
    titles.entrySet().stream()
        .sorted(
            Comparator.comparing(e -> (e.getValue().depth() > 0 ? "1" : "0") + e.getValue().key()))
        .forEach(
            e -> {
              Path file = e.getKey();
              String text = read(docs.resolve(file));
              write(
                  visit, e.getValue(), linked(visit, text, file, titles), PLANTED + slashes(file));
              list(index, visit, text, e.getValue());
            });
    String project = visit.project().about().title();
    write(
        visit,
        PageTitle.HOME,
        "The documentation of "
            + project
            + ", as its repository has it. Every page can be edited here.\n\n"
            + index,
        PLANTED);
  }

  private static void list(StringBuilder index, Visit visit, String text, PageTitle title) {
    int slash = title.value().indexOf('/');
    String folder = slash < 0 ? "" : title.value().substring(0, slash);
    if (!folder.isEmpty() && index.indexOf("## " + folder + "\n") < 0) {
      index.append("\n## ").append(folder).append("\n\n");
    }
    index
        .append("- [")
        .append(heading(text, title))
        .append("](")
        .append(visit.mount().page(title))
        .append(")\n");
  }

  private void write(Visit visit, PageTitle title, String text, String note) {
    Optional<WikiPage> there = pages.look(visit, title).page();
    if (there.map(WikiPage::current).filter(r -> !ours(r)).isPresent()) {
      return;
    }
    int base = there.map(WikiPage::revision).orElse(0);
    pages.write(visit, title, Pages.Writing.of(base, text, List.of("docs"), note));
  }

  private static boolean ours(WikiPage.Revision revision) {
    return revision.note().startsWith(PLANTED) || revision.note().equals(WikiTool.BEGINNING);
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
          .sorted(Comparator.comparing((Path f) -> f.getNameCount() > 1).thenComparing(f -> f))
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
