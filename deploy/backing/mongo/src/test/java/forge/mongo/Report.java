package forge.mongo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;

/** The figures of a bench, printed as they come and written as JSON at the end. */
final class Report {
  private final Document figures = new Document();

  void title(String title) {
    System.out.printf("%n%s%n", title);
  }

  void figure(String name, double value, String unit) {
    System.out.printf(Locale.ROOT, "  %-52s %,14.1f %s%n", name, value, unit);
    figures.append(name, new Document("value", value).append("unit", unit));
  }

  /** A figure with the bound it should keep. */
  void bounded(String name, double value, String unit, double atMost) {
    boolean kept = value <= atMost;
    System.out.printf(
        Locale.ROOT,
        "  %-52s %,14.1f %-6s %s %.0f%n",
        name,
        value,
        unit,
        kept ? "ok, at most" : "TOO MUCH, at most",
        atMost);
    figures.append(
        name,
        new Document("value", value)
            .append("unit", unit)
            .append("atMost", atMost)
            .append("kept", kept));
  }

  void note(String text) {
    System.out.println("  " + text);
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file, figures.toJson(JsonWriterSettings.builder().indent(true).build()) + "\n");
    System.out.printf("%nWritten to %s%n", file);
  }
}
