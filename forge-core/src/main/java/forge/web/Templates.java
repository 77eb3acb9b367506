package forge.web;

import forge.markup.Html;
import forge.web.format.Formats;
import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders views. Escapes HTML, and fails on a name the view does not have. */
public final class Templates {
  private final Configuration freemarker = new Configuration(Configuration.VERSION_2_3_33);
  private final boolean development;
  private final KeptPages kept = new KeptPages();

  /**
   * @param development the checkout to read templates from, so that a change shows at once; null
   *     reads the class path
   */
  public Templates(Assets assets, @Nullable Path development) {
    this.development = development != null;
    freemarker.setTemplateLoader(loader(development));
    freemarker.setTemplateUpdateDelayMilliseconds(development == null ? Long.MAX_VALUE : 0);
    freemarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
    freemarker.setURLEscapingCharset(StandardCharsets.UTF_8.name());
    freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    freemarker.setLogTemplateExceptions(false);
    freemarker.setLocalizedLookup(false);
    freemarker.setNumberFormat("computer");
    freemarker.setObjectWrapper(new ForgeWrapper());
    try {
      freemarker.setSharedVariables(Formats.all());
    } catch (TemplateModelException e) {
      throw new IllegalStateException(e);
    }
    freemarker.setSharedVariable(
        "asset", (TemplateMethodModelEx) args -> assets.url(args.get(0).toString()));
  }

  /** The page of a view, inside its frame. */
  public byte[] page(View view, Frame frame) {
    return view instanceof Lasting && frame.notice() == null && !development
        ? kept.page(view, frame, this::render)
        : render(view, frame).getBytes(StandardCharsets.UTF_8);
  }

  private String render(View view, Frame frame) {
    try {
      Template template = freemarker.getTemplate(pathOf(view.getClass()));
      var out = new StringWriter(32_768);
      Environment environment = template.createProcessingEnvironment(view, out);
      environment.setGlobalVariable("frame", freemarker.getObjectWrapper().wrap(frame));
      environment.process();
      return out.toString();
    } catch (TemplateException e) {
      throw new IllegalStateException("cannot render " + view.getClass().getSimpleName(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any template with a model of names, without a frame: feeds and the like. */
  public void write(String path, Map<String, ?> model, Writer out) {
    try {
      freemarker.getTemplate(path).process(model, out);
    } catch (TemplateException e) {
      throw new IllegalStateException("cannot render " + path, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pathOf(Class<?> view) {
    String name = view.getName();
    int inner = name.indexOf('$');
    return (inner < 0
                ? name
                : name.substring(0, name.lastIndexOf('.') + 1) + name.substring(inner + 1))
            .replace('.', '/')
        + ".ftlh";
  }

  private static TemplateLoader loader(@Nullable Path development) {
    var loaders = new ArrayList<TemplateLoader>();
    if (development != null) {
      for (Path sources : SourceTree.resources(development)) {
        loaders.add(directory(sources));
      }
    }
    loaders.add(new ClassTemplateLoader(Templates.class.getClassLoader(), "/"));
    return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
  }

  private static TemplateLoader directory(Path sources) {
    try {
      return new FileTemplateLoader(sources.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets templates print rendered Markdown without escaping it again. */
  private static final class ForgeWrapper extends DefaultObjectWrapper {
    ForgeWrapper() {
      super(Configuration.VERSION_2_3_33);
      setExposeFields(false);
    }

    @Override
    public TemplateModel wrap(@Nullable Object object) throws TemplateModelException {
      if (object instanceof Html html) {
        return HTMLOutputFormat.INSTANCE.fromMarkup(html.value());
      }
      return super.wrap(object);
    }
  }

  /** The resource folders of a checkout. */
  static final class SourceTree {
    private SourceTree() {}

    static List<Path> resources(Path checkout) {
      try (var modules = Files.walk(checkout, 3)) {
        return modules
            .map(m -> m.resolve("src/main/resources"))
            .filter(Files::isDirectory)
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
