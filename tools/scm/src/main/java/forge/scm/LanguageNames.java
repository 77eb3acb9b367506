package forge.scm;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What languages people write programs and pages in, by the names of files. */
public final class LanguageNames {
  private static final String HEADERS = "h";
  private static final Map<String, String> BY_NAME =
      Map.of(
          "dockerfile", "Dockerfile",
          "makefile", "Makefile",
          "gnumakefile", "Makefile",
          "cmakelists.txt", "CMake",
          "jenkinsfile", "Groovy",
          "gemfile", "Ruby",
          "rakefile", "Ruby",
          "vagrantfile", "Ruby");
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("java", "Java"),
          Map.entry("kt", "Kotlin"),
          Map.entry("kts", "Kotlin"),
          Map.entry("scala", "Scala"),
          Map.entry("groovy", "Groovy"),
          Map.entry("gradle", "Groovy"),
          Map.entry("js", "JavaScript"),
          Map.entry("mjs", "JavaScript"),
          Map.entry("cjs", "JavaScript"),
          Map.entry("jsx", "JavaScript"),
          Map.entry("ts", "TypeScript"),
          Map.entry("tsx", "TypeScript"),
          Map.entry("vue", "Vue"),
          Map.entry("svelte", "Svelte"),
          Map.entry("py", "Python"),
          Map.entry("pyx", "Cython"),
          Map.entry("rb", "Ruby"),
          Map.entry("erb", "HTML"),
          Map.entry("go", "Go"),
          Map.entry("rs", "Rust"),
          Map.entry("c", "C"),
          Map.entry("h", HEADERS),
          Map.entry("cc", "C++"),
          Map.entry("cpp", "C++"),
          Map.entry("cxx", "C++"),
          Map.entry("hh", "C++"),
          Map.entry("hpp", "C++"),
          Map.entry("hxx", "C++"),
          Map.entry("cs", "C#"),
          Map.entry("fs", "F#"),
          Map.entry("vb", "Visual Basic"),
          Map.entry("swift", "Swift"),
          Map.entry("m", "Objective-C"),
          Map.entry("mm", "Objective-C++"),
          Map.entry("php", "PHP"),
          Map.entry("pl", "Perl"),
          Map.entry("pm", "Perl"),
          Map.entry("lua", "Lua"),
          Map.entry("r", "R"),
          Map.entry("jl", "Julia"),
          Map.entry("hs", "Haskell"),
          Map.entry("ml", "OCaml"),
          Map.entry("mli", "OCaml"),
          Map.entry("erl", "Erlang"),
          Map.entry("ex", "Elixir"),
          Map.entry("exs", "Elixir"),
          Map.entry("clj", "Clojure"),
          Map.entry("cljs", "Clojure"),
          Map.entry("lisp", "Common Lisp"),
          Map.entry("el", "Emacs Lisp"),
          Map.entry("scm", "Scheme"),
          Map.entry("dart", "Dart"),
          Map.entry("zig", "Zig"),
          Map.entry("nim", "Nim"),
          Map.entry("d", "D"),
          Map.entry("f90", "Fortran"),
          Map.entry("f", "Fortran"),
          Map.entry("pas", "Pascal"),
          Map.entry("adb", "Ada"),
          Map.entry("ads", "Ada"),
          Map.entry("asm", "Assembly"),
          Map.entry("s", "Assembly"),
          Map.entry("tcl", "Tcl"),
          Map.entry("sh", "Shell"),
          Map.entry("bash", "Shell"),
          Map.entry("zsh", "Shell"),
          Map.entry("ps1", "PowerShell"),
          Map.entry("bat", "Batchfile"),
          Map.entry("html", "HTML"),
          Map.entry("htm", "HTML"),
          Map.entry("xhtml", "HTML"),
          Map.entry("jsp", "Java Server Pages"),
          Map.entry("ftl", "FreeMarker"),
          Map.entry("ftlh", "FreeMarker"),
          Map.entry("css", "CSS"),
          Map.entry("scss", "SCSS"),
          Map.entry("less", "Less"),
          Map.entry("xsl", "XSLT"),
          Map.entry("xslt", "XSLT"),
          Map.entry("tex", "TeX"),
          Map.entry("cmake", "CMake"),
          Map.entry("mk", "Makefile"),
          Map.entry("tf", "HCL"),
          Map.entry("nix", "Nix"),
          Map.entry("vim", "Vim Script"));

  private LanguageNames() {}

  /** The kind of a file; empty for data, prose and what nobody knows. */
  public static String kind(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    String named = BY_NAME.get(lower);
    int dot = lower.lastIndexOf('.');
    return named != null
        ? named
        : dot < 0 ? "" : BY_ENDING.getOrDefault(lower.substring(dot + 1), "");
  }

  /** Bytes by language: headers belong to whichever of C and C++ there is more of. */
  public static Map<String, Long> languages(Map<String, Long> kinds) {
    var languages = new HashMap<>(kinds);
    Long headers = languages.remove(HEADERS);
    if (headers != null) {
      boolean plus = languages.getOrDefault("C++", 0L) > languages.getOrDefault("C", 0L);
      languages.merge(plus ? "C++" : "C", headers, Long::sum);
    }
    languages.values().removeIf(bytes -> bytes <= 0);
    return languages;
  }
}
