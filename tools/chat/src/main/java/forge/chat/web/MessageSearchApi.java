package forge.chat.web;

import forge.chat.MessageSearch;
import forge.user.Identity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers programs that search messages in all rooms the caller may read. */
@Produces(MediaType.APPLICATION_JSON)
public final class MessageSearchApi {
  private final MessageSearch search;
  private final Identity identity;

  public MessageSearchApi(MessageSearch search, Identity identity) {
    this.search = search;
    this.identity = identity;
  }

  @GET
  public Response find(
      @QueryParam("q") @Nullable String typed,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("cursor") @Nullable String cursor) {
    var wanted = search.wanted(typed, sort, cursor);
    var found = search.find(identity, wanted, null);
    var answer = Response.ok(FoundMessagesJson.of(found));
    if (found.next() != null) {
      answer.header(
          "Link",
          "</rest/search/messages?q=%s&sort=%s&cursor=%s>; rel=\"next\""
              .formatted(
                  MessageSearchPage.encoded(wanted.typed()),
                  wanted.order().key(),
                  MessageSearchPage.encoded(found.next())));
    }
    return answer.build();
  }
}
