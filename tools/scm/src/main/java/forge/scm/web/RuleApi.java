package forge.scm.web;

import forge.access.Visit;
import forge.scm.rule.Protection;
import forge.scm.rule.Rules;
import forge.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The rules of a repository as programs see them. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RuleApi {
  private final Visit visit;
  private final Rules rules;

  RuleApi(Visit visit, Rules rules) {
    this.visit = visit;
    this.rules = rules;
  }

  @GET
  public RulesJson rules() {
    return RulesJson.of(rules.book(visit));
  }

  @POST
  public Response protect(NewRuleJson wish) {
    Protection made = rules.protect(visit, wish.wish());
    return Answers.created(visit.mount().api("rules", made.id()), RuleJson.of(made));
  }

  @PUT
  @Path("{id}")
  public RuleJson change(@PathParam("id") String id, NewRuleJson wish) {
    return RuleJson.of(rules.change(visit, id, wish.wish()));
  }

  @DELETE
  @Path("{id}")
  public void lift(@PathParam("id") String id) {
    rules.lift(visit, id);
  }

  @PUT
  @Path("commits")
  public CommitRulesJson demand(CommitRulesJson wish) {
    List<String> paths = wish.forbiddenPaths() == null ? List.of() : wish.forbiddenPaths();
    return CommitRulesJson.of(
        rules.demand(
            visit,
            String.join("\n", paths),
            Boolean.TRUE.equals(wish.signedOff()),
            Boolean.TRUE.equals(wish.signed()),
            Boolean.TRUE.equals(wish.ownAddress())));
  }
}
