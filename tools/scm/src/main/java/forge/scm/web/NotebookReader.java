package forge.scm.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import forge.markup.Html;
import forge.scm.web.Notebook.Cell;
import forge.scm.web.Notebook.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads notebooks of Jupyter: versions 3 and 4 of their format. What they hold is not trusted. */
final class NotebookReader {
  private static final int CELLS = 500;
  private static final int OUTPUTS = 100;
  private static final int TEXT = 30_000;
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
  private static final Pattern ACTING =
      Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|\\z)");
  private static final Pattern BLANK = Pattern.compile("(\\R\\s*)+");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]*");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Markdown found on the way, to be made HTML all at once. */
  private final List<String> texts = new ArrayList<>();

  private final List<Raw> cells = new ArrayList<>();

  /** A cell whose texts are not HTML yet; numbers count from the beginning, below zero is none. */
  private record Raw(
      boolean code, String prompt, int text, List<String> lines, List<RawOutput> outputs) {}

  private record RawOutput(boolean error, String text, int html, String image) {}

  private NotebookReader() {}

  static boolean named(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".ipynb");
  }

  /**
   * Reads a notebook; empty for what is none.
   *
   * @param markdown makes sanitised HTML of texts, one for one
   */
  static Optional<Notebook> read(String json, Function<List<String>, List<Html>> markdown) {
    try {
      JsonNode root = JSON.readTree(json);
      JsonNode cells = root.has("cells") ? root.get("cells") : root.at("/worksheets/0/cells");
      return cells.isArray()
          ? Optional.of(new NotebookReader().read(root, cells, markdown))
          : Optional.empty();
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  private Notebook read(JsonNode root, JsonNode all, Function<List<String>, List<Html>> markdown) {
    for (int i = 0; i < Math.min(CELLS, all.size()); i++) {
      cells.add(cell(all.get(i)));
    }
    List<Html> html = texts.isEmpty() ? List.of() : markdown.apply(texts);
    return new Notebook(
        language(root),
        cells.stream().map(raw -> cell(raw, html)).toList(),
        Math.max(0, all.size() - CELLS));
  }

  private static String language(JsonNode root) {
    String name = root.at("/metadata/language_info/name").asText("");
    String kernel = root.at("/metadata/kernelspec/language").asText("python");
    String found = (name.isEmpty() ? kernel : name).toLowerCase(Locale.ROOT);
    return found.matches("[a-z0-9+#_-]{1,40}") ? found : "";
  }

  private Raw cell(JsonNode cell) {
    String source = joined(cell.has("source") ? cell.path("source") : cell.path("input"));
    String kind = cell.path("cell_type").asText();
    if (kind.equals("markdown") || kind.equals("heading")) {
      String marks = kind.equals("heading") ? "#".repeat(level(cell)) + " " : "";
      return new Raw(false, "", text(marks + source), List.of(), List.of());
    }
    boolean code = kind.equals("code");
    JsonNode count =
        cell.has("execution_count") ? cell.path("execution_count") : cell.path("prompt_number");
    return new Raw(
        code,
        count.isInt() ? count.asText() : "",
        -1,
        cut(source).lines().toList(),
        code ? outputs(cell.path("outputs")) : List.of());
  }

  private static int level(JsonNode cell) {
    return Math.clamp(cell.path("level").asInt(1), 1, 6);
  }

  private int text(String markdown) {
    texts.add(markdown);
    return texts.size() - 1;
  }

  private List<RawOutput> outputs(JsonNode all) {
    return StreamSupport.stream(all.spliterator(), false)
        .limit(OUTPUTS)
        .map(this::output)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<RawOutput> output(JsonNode output) {
    return switch (output.path("output_type").asText()) {
      case "stream" ->
          plain(joined(output.path("text")), output.path("name").asText().equals("stderr"));
      case "error", "pyerr" -> plain(lines(output.path("traceback")), true);
      default -> data(output.has("data") ? output.path("data") : output);
    };
  }

  /** The richest of the forms that can be shown safely. */
  private Optional<RawOutput> data(JsonNode data) {
    for (String image : List.of("png", "jpeg", "gif")) {
      JsonNode found = data.has("image/" + image) ? data.path("image/" + image) : data.path(image);
      String bytes = joined(found);
      if (!bytes.isBlank() && BASE64.matcher(bytes).matches()) {
        String address = "data:image/" + image + ";base64," + bytes.replaceAll("\\s", "");
        return Optional.of(new RawOutput(false, "Output", -1, address));
      }
    }
    String drawing = joined(data.path("image/svg+xml"));
    if (!drawing.isBlank()) {
      String bytes = Base64.getEncoder().encodeToString(drawing.getBytes(StandardCharsets.UTF_8));
      return Optional.of(new RawOutput(false, "Output", -1, "data:image/svg+xml;base64," + bytes));
    }
    String html = joined(data.path("text/html"));
    if (!html.isBlank() && html.length() <= TEXT * 2) {
      return Optional.of(new RawOutput(false, "", text(block(html)), ""));
    }
    String written = joined(data.path("text/markdown"));
    if (!written.isBlank()) {
      return Optional.of(new RawOutput(false, "", text(written), ""));
    }
    JsonNode words = data.has("text/plain") ? data.path("text/plain") : data.path("text");
    return plain(joined(words), false);
  }

  /** HTML as one block of Markdown, in which it stands as it is until it is sanitised. */
  private static String block(String html) {
    String still = ACTING.matcher(html).replaceAll("");
    return "<div>\n" + BLANK.matcher(still).replaceAll("\n").strip() + "\n</div>";
  }

  private static Optional<RawOutput> plain(String text, boolean error) {
    String clean = COLOURS.matcher(text).replaceAll("");
    return clean.isBlank()
        ? Optional.empty()
        : Optional.of(new RawOutput(error, cut(clean), -1, ""));
  }

  private static String cut(String text) {
    return text.length() <= TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT / 2))
            + "\n… %,d characters in all; open it raw to see them.".formatted(text.length());
  }

  /** Texts are kept as one, or as a list of lines with their ends. */
  private static String joined(JsonNode text) {
    return text.isArray()
        ? StreamSupport.stream(text.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining())
        : text.asText("");
  }

  private static String lines(JsonNode text) {
    return StreamSupport.stream(text.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining("\n"));
  }

  private static Cell cell(Raw raw, List<Html> html) {
    return new Cell(
        raw.code(),
        raw.prompt(),
        html(raw.text(), html),
        raw.lines(),
        raw.outputs().stream()
            .map(o -> new Output(o.error(), o.text(), html(o.html(), html), o.image()))
            .toList());
  }

  private static @Nullable Html html(int number, List<Html> html) {
    return number < 0 ? null : html.get(number);
  }
}
