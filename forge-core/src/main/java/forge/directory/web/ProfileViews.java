package forge.directory.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.directory.Categories;
import forge.directory.Licences;
import forge.directory.Said;
import forge.directory.Showcase;
import forge.project.Profile;
import forge.project.RunsOn;
import forge.project.Stage;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the admins of a project who say what it is. */
@Produces(MediaType.TEXT_HTML)
public final class ProfileViews {
  /** What is offered while somebody types; anything else does as well. */
  private static final List<String> LANGUAGES =
      List.of(
          "Ada",
          "Assembly",
          "C",
          "C#",
          "C++",
          "Clojure",
          "COBOL",
          "Common Lisp",
          "D",
          "Dart",
          "Delphi",
          "Elixir",
          "Erlang",
          "F#",
          "Fortran",
          "Go",
          "Groovy",
          "Haskell",
          "Java",
          "JavaScript",
          "Julia",
          "Kotlin",
          "Lua",
          "MATLAB",
          "Nim",
          "Objective-C",
          "OCaml",
          "Pascal",
          "Perl",
          "PHP",
          "PowerShell",
          "Prolog",
          "Python",
          "R",
          "Ruby",
          "Rust",
          "Scala",
          "Scheme",
          "Shell",
          "Smalltalk",
          "SQL",
          "Swift",
          "Tcl",
          "TypeScript",
          "Vala",
          "VHDL",
          "Zig");

  private final Visit visit;
  private final Showcase showcase;
  private final Categories categories;

  public ProfileViews(Visit visit, Showcase showcase, Categories categories) {
    this.visit = visit;
    this.showcase = showcase;
    this.categories = categories;
  }

  @GET
  public View form() {
    visit.require(CorePermission.ADMIN);
    return page(said(visit.project().profile()), Problems.NONE);
  }

  @POST
  public Response describe(
      @FormParam("licence") @Nullable String licence,
      @FormParam("category") @Nullable List<String> chosen,
      @FormParam("languages") @Nullable String languages,
      @FormParam("runsOn") @Nullable List<String> runsOn,
      @FormParam("stage") @Nullable String stage,
      @FormParam("home") @Nullable String home,
      @FormParam("help") @Nullable String help) {
    visit.require(CorePermission.ADMIN);
    var said = new Said(licence, chosen, words(languages), runsOn, stage, home, help);
    try {
      showcase.describe(visit, said);
      return Answers.seeOther(URI.create(visit.project().page() + "/-/profile"), "Saved.");
    } catch (Invalid e) {
      return Answers.again(page(said, Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(page(said, Problems.of("", e.reason())));
    }
  }

  private ProfilePage page(Said said, Problems problems) {
    return new ProfilePage(
        visit.project(),
        filled(said),
        categories.tree(),
        Licences.all(),
        List.of(RunsOn.values()),
        List.of(Stage.values()),
        LANGUAGES,
        problems);
  }

  private static Said said(Profile profile) {
    Stage stage = profile.stage();
    return new Said(
        profile.licence(),
        profile.categories(),
        profile.languages(),
        profile.runsOn().stream().map(RunsOn::name).toList(),
        stage == null ? "" : stage.name(),
        profile.home(),
        profile.help());
  }

  /** Templates know no null. */
  private static Said filled(Said said) {
    return new Said(
        or(said.licence()),
        said.categories() == null ? List.of() : said.categories(),
        said.languages() == null ? List.of() : said.languages(),
        said.runsOn() == null ? List.of() : said.runsOn(),
        or(said.stage()),
        or(said.home()),
        or(said.help()));
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static List<String> words(@Nullable String text) {
    return Arrays.stream(or(text).split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
