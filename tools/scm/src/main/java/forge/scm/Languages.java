package forge.scm;

import java.util.Locale;
import java.util.Map;

/** What language a file is written in, as the highlighter calls it. */
public final class Languages {
  private static final Map<String, String> BY_NAME =
      Map.of(
          "dockerfile", "dockerfile",
          "makefile", "makefile",
          "gnumakefile", "makefile",
          "cmakelists.txt", "cmake",
          "jenkinsfile", "groovy",
          "gemfile", "ruby",
          "rakefile", "ruby",
          "vagrantfile", "ruby",
          ".bashrc", "bash",
          ".gitconfig", "ini");
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("java", "java"),
          Map.entry("kt", "kotlin"),
          Map.entry("kts", "kotlin"),
          Map.entry("scala", "scala"),
          Map.entry("groovy", "groovy"),
          Map.entry("gradle", "gradle"),
          Map.entry("js", "javascript"),
          Map.entry("mjs", "javascript"),
          Map.entry("cjs", "javascript"),
          Map.entry("jsx", "javascript"),
          Map.entry("ts", "typescript"),
          Map.entry("tsx", "typescript"),
          Map.entry("py", "python"),
          Map.entry("rb", "ruby"),
          Map.entry("go", "go"),
          Map.entry("rs", "rust"),
          Map.entry("c", "c"),
          Map.entry("h", "c"),
          Map.entry("cc", "cpp"),
          Map.entry("cpp", "cpp"),
          Map.entry("cxx", "cpp"),
          Map.entry("hpp", "cpp"),
          Map.entry("cs", "csharp"),
          Map.entry("swift", "swift"),
          Map.entry("m", "objectivec"),
          Map.entry("php", "php"),
          Map.entry("pl", "perl"),
          Map.entry("pm", "perl"),
          Map.entry("lua", "lua"),
          Map.entry("r", "r"),
          Map.entry("hs", "haskell"),
          Map.entry("erl", "erlang"),
          Map.entry("ex", "elixir"),
          Map.entry("exs", "elixir"),
          Map.entry("clj", "clojure"),
          Map.entry("dart", "dart"),
          Map.entry("sql", "sql"),
          Map.entry("sh", "bash"),
          Map.entry("bash", "bash"),
          Map.entry("zsh", "bash"),
          Map.entry("ps1", "powershell"),
          Map.entry("bat", "dos"),
          Map.entry("html", "xml"),
          Map.entry("htm", "xml"),
          Map.entry("xhtml", "xml"),
          Map.entry("ftl", "xml"),
          Map.entry("ftlh", "xml"),
          Map.entry("xml", "xml"),
          Map.entry("svg", "xml"),
          Map.entry("xsd", "xml"),
          Map.entry("pom", "xml"),
          Map.entry("css", "css"),
          Map.entry("scss", "scss"),
          Map.entry("less", "less"),
          Map.entry("json", "json"),
          Map.entry("yaml", "yaml"),
          Map.entry("yml", "yaml"),
          Map.entry("toml", "ini"),
          Map.entry("ini", "ini"),
          Map.entry("cfg", "ini"),
          Map.entry("conf", "ini"),
          Map.entry("properties", "properties"),
          Map.entry("md", "markdown"),
          Map.entry("markdown", "markdown"),
          Map.entry("tex", "latex"),
          Map.entry("adoc", "asciidoc"),
          Map.entry("asciidoc", "asciidoc"),
          Map.entry("diff", "diff"),
          Map.entry("patch", "diff"),
          Map.entry("cmake", "cmake"),
          Map.entry("mk", "makefile"),
          Map.entry("proto", "protobuf"),
          Map.entry("graphql", "graphql"),
          Map.entry("vim", "vim"));

  private Languages() {}

  /** By name, by ending, by the interpreter in its first line; empty where nothing tells. */
  public static String of(String name, Content.Text content) {
    String lower = name.toLowerCase(Locale.ROOT);
    String named = BY_NAME.get(lower);
    if (named != null) {
      return named;
    }
    int dot = lower.lastIndexOf('.');
    String ended = dot < 0 ? null : BY_ENDING.get(lower.substring(dot + 1));
    return ended != null ? ended : byInterpreter(content.text());
  }

  private static String byInterpreter(String text) {
    if (!text.startsWith("#!")) {
      return "";
    }
    String line = text.lines().findFirst().orElse("");
    if (line.contains("python")) {
      return "python";
    }
    if (line.contains("perl")) {
      return "perl";
    }
    if (line.contains("ruby")) {
      return "ruby";
    }
    if (line.contains("node")) {
      return "javascript";
    }
    return line.matches(".*\\b(ba|z|da|k)?sh\\b.*") ? "bash" : "";
  }
}
