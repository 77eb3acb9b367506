package forge.web.ui;

import forge.web.Frame;
import forge.web.format.Formats;
import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every macro on sample data, as whole pages to look at. */
final class Gallery {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** What a list of labels and addresses needs. */
  public record Item(String label, String url, boolean active, @Nullable Long count) {}

  /** A choice in a form. */
  public record Choice(String value, String label, @Nullable String hint) {}

  /** A file that hangs on a comment. */
  public record Attached(String name, String url, long size, @Nullable String thumbnail) {}

  /** A bar with its name. */
  public record Bar(String label, long value) {}

  private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

  Gallery() throws TemplateException {
    configuration.setTemplateLoader(new ClassTemplateLoader(Gallery.class, "/"));
    configuration.setRecognizeStandardFileExtensions(true);
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setDefaultEncoding("UTF-8");
    configuration.setURLEscapingCharset("UTF-8");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    for (var format : Formats.all().entrySet()) {
      configuration.setSharedVariable(format.getKey(), format.getValue());
    }
    configuration.setSharedVariable(
        "asset", (TemplateMethodModelEx) arguments -> "/-/assets/dev/" + arguments.getFirst());
  }

  /** One page of the gallery. */
  String page(String name, Frame frame) throws IOException, TemplateException {
    var model = new HashMap<String, Object>();
    model.put("frame", frame);
    model.putAll(samples());
    var out = new StringWriter();
    configuration.getTemplate("forge/web/ui/" + name + ".ftlh").process(model, out);
    return out.toString();
  }

  static Frame frame(String theme, boolean guest) {
    var tabs =
        List.of(
            new Frame.Tab("Home", "/p/aqueduct/", "home", false, null),
            new Frame.Tab("Code", "/p/aqueduct/code/", "code", false, null),
            new Frame.Tab("Tickets", "/p/aqueduct/bugs/", "ticket", true, 1284L),
            new Frame.Tab("Wiki", "/p/aqueduct/wiki/", "wiki", false, null),
            new Frame.Tab("Files", "/p/aqueduct/files/", "download", false, 7L),
            new Frame.Tab("Chat", "/p/aqueduct/chat/", "chat", false, 3L));
    return new Frame(
        "Forge",
        guest
            ? new Frame.Viewer(new Frame.Name(""), "Guest", true, false)
            : new Frame.Viewer(new Frame.Name("marcia"), "Marcia Aemilia", false, true),
        "token",
        "/p/aqueduct/bugs/?q=open",
        "http://localhost:8080",
        "http://localhost:8080/p/aqueduct/bugs/",
        new Frame.Header(
            "1",
            "aqueduct",
            "Aqueduct",
            "Carries water over long distances, by gravity alone",
            "/p/aqueduct/",
            null,
            "private",
            true,
            tabs),
        List.of(
            new Frame.Waiting("Aqueduct: A message was reported.", "/p/aqueduct/chat/moderation")),
        List.of(),
        null,
        theme,
        NOW,
        "dev");
  }

  private static Map<String, Object> samples() {
    return Map.of(
        "recently", NOW.minus(Duration.ofMinutes(7)),
        "earlier", NOW.minus(Duration.ofHours(3)),
        "lastWeek", NOW.minus(Duration.ofDays(6)),
        "longAgo", NOW.minus(Duration.ofDays(800)),
        "views",
            List.of(
                new Item("Open", "?q=open", true, 1284L),
                new Item("Closed", "?q=closed", false, 9120L),
                new Item("Milestones", "milestones", false, null)),
        "places",
            List.of(
                new Item("code", "/p/aqueduct/code/", false, null),
                new Item("src", "/p/aqueduct/code/src", false, null),
                new Item("Arch.java", "", false, null)),
        "statuses",
            List.of(
                new Choice("open", "Open", "Nobody works on it"),
                new Choice("progress", "In progress", null),
                new Choice("closed", "Closed", "It needs nothing more")),
        "problems",
            Map.of(
                "title", "The title is empty. Write in a few words what is wrong.",
                "email", "“marcia@” is not a mail address."),
        "files",
            List.of(
                new Attached("arch-7-crack.png", "#a", 482_133, "/-/assets/dev/favicon.svg"),
                new Attached("pressure-log-2026-11-20.csv", "#b", 18_300_000, null)),
        "bars",
            List.of(
                new Bar("Mon", 12),
                new Bar("Tue", 40),
                new Bar("Wed", 8),
                new Bar("Thu", 0),
                new Bar("Fri", 77),
                new Bar("Sat", 64),
                new Bar("Sun", 90)));
  }
}
