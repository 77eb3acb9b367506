package forge.chat.web;

import forge.access.Visit;
import forge.chat.FoundMessages;
import forge.chat.MessageSearch;
import forge.refusal.Refusal.Invalid;
import forge.search.SearchTabs;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers browsers that search messages: of all rooms, or of a project's. */
@Produces(MediaType.TEXT_HTML)
public final class MessageSearchViews {
  private final MessageSearch search;
  private final Identity identity;
  private final @Nullable Visit project;
  private final SearchTabs tabs;

  public MessageSearchViews(
      MessageSearch search, Identity identity, @Nullable Visit project, SearchTabs tabs) {
    this.search = search;
    this.identity = identity;
    this.project = project;
    this.tabs = tabs;
  }

  /**
   * What was found.
   *
   * @param in a room that is searched, where the words do not name one
   */
  @GET
  public Response page(
      @QueryParam("q") @Nullable String typed,
      @QueryParam("in") @Nullable String in,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("cursor") @Nullable String cursor) {
    String all = all(typed, in);
    try {
      var wanted = search.wanted(all, sort, cursor);
      var found = search.find(identity, wanted, project);
      return Response.ok(MessageSearchPage.of(wanted, all, found, project, tabs, Problems.NONE))
          .build();
    } catch (Invalid e) {
      var none = search.wanted("", null, null);
      String shown = all.length() > 300 ? all.substring(0, 300) : all;
      return Answers.again(
          MessageSearchPage.of(none, shown, FoundMessages.none(), project, tabs, Problems.of(e)));
    }
  }

  private static String all(@Nullable String typed, @Nullable String in) {
    String words = typed == null ? "" : typed.strip();
    return in == null || in.isBlank() || words.matches("(?i)(.*\\s)?in:.*")
        ? words
        : ("in:" + in.strip().replaceFirst("^/(chat/)?", "") + " " + words).strip();
  }
}
