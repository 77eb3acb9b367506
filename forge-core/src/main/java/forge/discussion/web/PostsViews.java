package forge.discussion.web;

import forge.discussion.DiscussionThread;
import forge.discussion.Post;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Answers browsers that write in one thread; a tool hands it out below the artifact's page. */
@Produces(MediaType.TEXT_HTML)
public final class PostsViews {
  private final DiscussionThread thread;
  private final Around around;

  /**
   * The page that the thread is on.
   *
   * @param title what the artifact is called
   * @param page where it is
   * @param project whose things a text may refer to
   * @param perPage how many posts one part of it shows
   * @param again the page with what was typed and what is wrong with it
   */
  public record Around(
      String title,
      URI page,
      String project,
      int perPage,
      BiFunction<String, Problems, View> again) {

    /** Where a post is seen. */
    public URI place(int number) {
      int before = (number - 1) / perPage * perPage;
      return URI.create(page + (before == 0 ? "" : "?after=" + before) + "#c" + number);
    }
  }

  public PostsViews(DiscussionThread thread, Around around) {
    this.thread = thread;
    this.around = around;
  }

  @POST
  public Response say(@FormParam("text") @Nullable String text) {
    try {
      Post post = thread.say(text);
      return Answers.seeOther(around.place(post.number()));
    } catch (Invalid e) {
      return Answers.again(around.again().apply(text == null ? "" : text, Problems.of(e)));
    }
  }

  @GET
  @Path("{comment: [1-9]\\d{0,8}}/edit")
  public View editing(@PathParam("comment") int number) {
    return new EditPostPage(around, number, thread.mine(number).text(), Problems.NONE);
  }

  @POST
  @Path("{comment: [1-9]\\d{0,8}}/edit")
  public Response edit(@PathParam("comment") int number, @FormParam("text") @Nullable String text) {
    try {
      thread.edit(number, text);
      return Answers.seeOther(around.place(number));
    } catch (Invalid e) {
      return Answers.again(
          new EditPostPage(around, number, text == null ? "" : text, Problems.of(e)));
    }
  }

  @POST
  @Path("{comment: [1-9]\\d{0,8}}/delete")
  public Response delete(@PathParam("comment") int number) {
    thread.delete(number);
    return Answers.seeOther(around.place(number), "What you said is withdrawn.");
  }
}
