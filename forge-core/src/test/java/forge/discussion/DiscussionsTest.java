package forge.discussion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Shelf;
import forge.event.Event;
import forge.event.Subject;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.DatabaseCalls;
import forge.testing.TestDatabase;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DiscussionsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final Subject LEAK =
      Artifacts.subject(Shelf.BUGS, "12", "Arch 7 leaks", "/p/aqueduct/bugs/12");

  private Shelf shelf = new Shelf(DATABASE);
  private final List<Event> heard = new ArrayList<>();

  @BeforeEach
  void startEmpty() {
    shelf = new Shelf(DATABASE);
    shelf.events.listen("test", e -> e.kind().startsWith("post."), heard::add);
  }

  private Visit visit(String user, String... roles) {
    return shelf.visit(new UserId(user), Shelf.BUGS, roles);
  }

  private List<Post> all() {
    return shelf.discussions.posts(Shelf.BUGS.id(), "12", null, 100).items();
  }

  @Test
  void whatIsSaidIsNumberedAndTold() {
    shelf.discussions.say(visit("mia"), LEAK, "It drips.", List.of());
    shelf.discussions.note(visit("dan"), LEAK, "closed it");
    shelf.events.deliverAll();

    assertThat(all()).extracting(Post::number).containsExactly(1, 2);
    assertThat(all()).extracting(Post::text).containsExactly("It drips.", "");
    assertThat(all()).extracting(Post::change).containsExactly(null, "closed it");
    assertThat(heard)
        .extracting(e -> e.kind() + " " + e.detail("post"))
        .containsExactlyInAnyOrder("post.said 1", "post.noted 2");
  }

  @Test
  void whenManySpeakAtOnceNoNumberIsMissingOrTaken() throws Exception {
    try (var people = Executors.newFixedThreadPool(4)) {
      var said = new ArrayList<Future<Post>>();
      for (int i = 0; i < 40; i++) {
        String text = "word " + i;
        said.add(people.submit(() -> shelf.discussions.say(visit("mia"), LEAK, text, List.of())));
      }
      for (Future<Post> one : said) {
        one.get();
      }
    }

    assertThat(all())
        .extracting(Post::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
  }

  @Test
  void aPartOfAThreadTakesOneDatabaseCall() {
    for (int i = 0; i < 5; i++) {
      shelf.discussions.say(visit("mia"), LEAK, "word " + i, List.of());
    }
    DatabaseCalls.reset();

    var first = shelf.discussions.posts(Shelf.BUGS.id(), "12", null, 3);

    assertThat(DatabaseCalls.made()).containsExactly("find posts");
    var second = shelf.discussions.posts(Shelf.BUGS.id(), "12", first.next(), 3);
    assertThat(first.items()).extracting(Post::number).containsExactly(1, 2, 3);
    assertThat(second.items()).extracting(Post::number).containsExactly(4, 5);
    assertThat(second.next()).isNull();
  }

  @Test
  void onlyItsAuthorAndModeratorsChangeWhatWasSaid() {
    shelf.discussions.say(visit("mia"), LEAK, "It drips.", List.of());

    assertThatThrownBy(
            () -> shelf.discussions.edit(visit("gus"), LEAK, 1, "Ha.", CorePermission.ADMIN))
        .isInstanceOf(Denied.class);
    var edited = shelf.discussions.edit(visit("mia"), LEAK, 1, "It pours.", CorePermission.ADMIN);
    shelf.discussions.delete(visit("ada", Roles.ADMIN), LEAK, 1, CorePermission.ADMIN);

    assertThat(edited.editedAt()).isNotNull();
    var post = all().getFirst();
    assertThat(post.deleted()).isTrue();
    assertThat(post.text()).isEmpty();
    assertThatThrownBy(
            () -> shelf.discussions.edit(visit("mia"), LEAK, 1, "No", CorePermission.ADMIN))
        .isInstanceOf(NotFound.class);
    shelf.events.deliverAll();
    assertThat(heard)
        .extracting(Event::kind)
        .containsExactlyInAnyOrder("post.said", "post.edited", "post.deleted");
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    assertThatThrownBy(() -> shelf.discussions.say(visit("mia"), LEAK, " ", List.of()))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(
            () -> shelf.discussions.say(visit("mia"), LEAK, "x".repeat(50_001), List.of()))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("50000 are the limit");
    assertThatThrownBy(() -> shelf.discussions.posts(Shelf.BUGS.id(), "12", "x;drop", 10))
        .isInstanceOf(NotFound.class);
    assertThat(all()).isEmpty();
  }
}
