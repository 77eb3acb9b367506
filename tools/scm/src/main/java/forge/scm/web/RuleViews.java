package forge.scm.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.scm.Limits;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Settings;
import forge.scm.rule.Deed;
import forge.scm.rule.Glob;
import forge.scm.rule.Protection;
import forge.scm.rule.Protection.Wish;
import forge.scm.rule.RuleBook;
import forge.scm.rule.Rules;
import forge.scm.rule.Who;
import forge.scm.web.RulesPage.Limit;
import forge.scm.web.RulesPage.Row;
import forge.scm.web.SettingsFrame.Section;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of a repository in its settings. */
@Produces(MediaType.TEXT_HTML)
public final class RuleViews {
  private static final Wish FRESH =
      new Wish(
          "branch",
          "",
          Who.PUSHERS.role(),
          Who.PUSHERS.role(),
          Who.ADMINS.role(),
          Who.ADMINS.role());

  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final Rules rules;
  private final Settings settings;

  RuleViews(Visit visit, Repositories repositories, Rules rules, Settings settings) {
    visit.require(CorePermission.ADMIN);
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.rules = rules;
    this.settings = settings;
  }

  @GET
  public View list() {
    return page("", FRESH, null, Problems.NONE);
  }

  @POST
  public Response add(@BeanParam WishForm form) {
    Wish wish = form.wish();
    return Answers.orAgain(
        "pattern",
        () -> {
          rules.protect(visit, wish);
          return done("The rule is there now.");
        },
        problems -> page("", wish, null, problems));
  }

  @POST
  @Path("{id}")
  public Response change(@PathParam("id") String id, @BeanParam WishForm form) {
    Wish wish = form.wish();
    return Answers.orAgain(
        "pattern",
        () -> {
          rules.change(visit, id, wish);
          return done("Saved.");
        },
        problems -> page(id, wish, null, problems));
  }

  @POST
  @Path("{id}/remove")
  public Response lift(@PathParam("id") String id) {
    rules.lift(visit, id);
    return done("The rule is gone.");
  }

  @POST
  @Path("commits")
  public Response demand(
      @FormParam("paths") @Nullable String paths,
      @FormParam("signedOff") @Nullable String signedOff,
      @FormParam("signed") @Nullable String signed,
      @FormParam("ownAddress") @Nullable String ownAddress) {
    return Answers.orAgain(
        "pattern",
        () -> {
          rules.demand(visit, or(paths), signedOff != null, signed != null, ownAddress != null);
          return done("Saved.");
        },
        problems -> page("commits", FRESH, paths, problems));
  }

  @POST
  @Path("limits")
  public Response limit(MultivaluedMap<String, String> form) {
    return Answers.orAgain(
        "pattern",
        () -> {
          var values = new HashMap<String, String>();
          form.forEach((name, typed) -> values.put(name, typed.getFirst()));
          settings.limit(visit, values);
          return done("Saved.");
        },
        problems -> page("limits", FRESH, null, problems));
  }

  private RulesPage page(String at, Wish wish, @Nullable String typedPaths, Problems problems) {
    RuleBook book = rules.book(visit);
    try (Repository repository = repositories.open(visit)) {
      String standard = repository.head().map(Ref::brief).orElse("main");
      return new RulesPage(
          SettingsFrame.of(mount, repository, Section.RULES),
          base().toString(),
          book.protections().stream().map(p -> row(p, p.id().equals(at) ? wish : null)).toList(),
          Who.choices(visit),
          at.isEmpty() ? wish : FRESH,
          typedPaths == null
              ? book.demands().paths().stream().map(Glob::text).collect(Collectors.joining("\n"))
              : typedPaths,
          book.demands(),
          limits(),
          book.guardsBranch(standard) ? "" : standard,
          at,
          problems);
    }
  }

  private List<Limit> limits() {
    Map<String, String> now = mount.options();
    return Limits.options(mount).stream()
        .map(o -> new Limit(o.name(), o.label(), o.hint(), o.of(now), o.choices()))
        .toList();
  }

  private static Row row(Protection protection, @Nullable Wish typed) {
    Wish kept =
        new Wish(
            protection.kind().key(),
            protection.pattern().text(),
            protection.who(Deed.PUSH).role(),
            protection.who(Deed.CREATE).role(),
            protection.who(Deed.FORCE).role(),
            protection.who(Deed.DELETE).role());
    return new Row(protection.id(), typed == null ? kept : typed, protection.sentence());
  }

  private URI base() {
    return mount.page("settings", "rules");
  }

  private Response done(String notice) {
    return Answers.seeOther(base(), notice);
  }

  private static String or(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
