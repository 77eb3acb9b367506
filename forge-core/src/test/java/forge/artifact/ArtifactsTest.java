package forge.artifact;

import static forge.artifact.Shelf.BUGS;
import static forge.artifact.Shelf.VAULT;
import static forge.artifact.Shelf.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import forge.access.Roles;
import forge.access.Visit;
import forge.store.DatabaseCalls;
import forge.testing.TestDatabase;
import forge.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArtifactsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final UserId MIA = new UserId("mia");
  private static final UserId DAN = new UserId("dan");

  private Shelf shelf;

  ArtifactsTest() {
    shelf = new Shelf(DATABASE);
  }

  @BeforeEach
  void startEmpty() {
    shelf = new Shelf(DATABASE);
  }

  private String html(Visit visit, String markdown) {
    return shelf.artifacts.preview(visit, markdown).value();
  }

  @Test
  void allTextsOfAPageAreLinkedInOneDatabaseCall() {
    shelf.put(BUGS, "12", "Arch 7 leaks", "");
    shelf.put(WIKI, "Home", "Home", "");
    Visit visit = shelf.guest(WIKI);
    DatabaseCalls.reset();

    var page =
        shelf.artifacts.render(visit, "Home", List.of("See #12.", "And [Home] of @mia, too."));

    assertThat(DatabaseCalls.made()).containsExactly("find artifacts");
    assertThat(page.texts().get(0).value())
        .contains("href=\"/p/aqueduct/bugs/12\"")
        .contains("Arch 7 leaks");
    assertThat(page.texts().get(1).value())
        .contains("href=\"/p/aqueduct/wiki/Home\"")
        .contains("href=\"/u/mia\"");
  }

  @Test
  void aHundredCardsCostTheDatabaseCallsOfTwo() {
    var few = callsToLearn(1, 2);
    var many = callsToLearn(1000, 100);

    assertThat(many).isEqualTo(few);
    assertThat(shelf.artifacts.render(shelf.guest(BUGS), "1050", List.of("")).related())
        .extracting(Related::key)
        .containsExactly("#1049");
  }

  /** Has tickets learnt of each of which names the next. */
  private List<String> callsToLearn(int first, int count) {
    List<Card> cards =
        IntStream.range(first, first + count)
            .mapToObj(i -> shelf.ticket(i, "Then see #" + (i + 1) + "."))
            .toList();
    assertThat(shelf.project().mounts()).contains(BUGS);
    DatabaseCalls.reset();
    shelf.artifacts.learn(Shelf.AQUEDUCT, BUGS.id(), mount -> cards);
    return DatabaseCalls.made();
  }

  @Test
  void mentionsOfPeopleAskNobody() {
    Visit visit = shelf.guest(BUGS);
    DatabaseCalls.reset();

    assertThat(html(visit, "Thanks @mia")).contains("href=\"/u/mia\"");

    assertThat(DatabaseCalls.made()).isEmpty();
  }

  @Test
  void whatAReaderMayNotSeeIsNotLinked() {
    shelf.put(VAULT, "Plans", "Secret plans", "");
    shelf.put(BUGS, "13", "Private crack", "", Set.of("user:dan", "p/aqueduct:developer"));

    String guest = html(shelf.guest(BUGS), "[vault:Plans] and #13");
    String developer =
        html(shelf.visit(DAN, BUGS, Roles.DEVELOPER, Roles.MEMBER), "[vault:Plans] and #13");

    assertThat(guest)
        .contains("[vault:Plans]", "#13")
        .doesNotContain("Secret plans", "Private crack", "href");
    assertThat(developer).contains("/p/aqueduct/vault/Plans", "/p/aqueduct/bugs/13");
  }

  @Test
  void whatMentionsAnArtifactIsListedBesideIt() {
    shelf.put(BUGS, "12", "Arch 7 leaks", "");
    shelf.clock.advance(Duration.ofMinutes(1));
    shelf.put(WIKI, "Arches", "Arches", "Seven: see #12.");
    shelf.put(VAULT, "Plans", "Secret plans", "Hide #12.");

    var page = shelf.artifacts.render(shelf.guest(BUGS), "12", List.of(""));

    assertThat(page.related())
        .containsExactly(new Related("page", "Arches", "Arches", "/p/aqueduct/wiki/Arches", null));
  }

  @Test
  void aMentionOfWhatIsWrittenLaterIsFoundOnceItIs() {
    shelf.put(WIKI, "Arches", "Arches", "See [Keystone].");
    assertThat(html(shelf.guest(WIKI), "[Keystone]")).contains("/p/aqueduct/wiki/Keystone?edit");

    shelf.put(WIKI, "Keystone", "Keystone", "");

    assertThat(shelf.artifacts.render(shelf.guest(WIKI), "Keystone", List.of()).related())
        .extracting(Related::title)
        .containsExactly("Arches");
    assertThat(html(shelf.guest(WIKI), "[keystone]")).doesNotContain("?edit");
  }

  @Test
  void whatIsSaidAboutAnArtifactRelatesIt() {
    shelf.put(BUGS, "12", "Arch 7 leaks", "");
    shelf.put(BUGS, "13", "Pier 3 cracks", "");

    shelf.learn(BUGS, "13", "post.said", Map.of("text", "Caused by #12"));
    shelf.put(BUGS, "13", "Pier 3 cracks more", "");

    assertThat(shelf.artifacts.render(shelf.guest(BUGS), "12", List.of()).related())
        .extracting(Related::title)
        .containsExactly("Pier 3 cracks more");
  }

  @Test
  void aCommitIsFoundByAnyBeginningOfItsNameThatFits() {
    var sha = "abc1234def567890abc1234def567890abc1234d";
    var card = shelf.put(WIKI, sha, "Carry water", "");
    shelf.put(
        WIKI,
        new Card(
            sha,
            "commit",
            card.title(),
            "/p/aqueduct/code/c/" + sha,
            List.of("abc1234", sha),
            "",
            List.of(),
            MIA,
            null,
            card.created(),
            card.modified(),
            Set.of()));

    assertThat(html(shelf.guest(BUGS), "[abc1234]")).contains("/code/c/" + sha);
    assertThat(html(shelf.guest(BUGS), "[abc1234def56]")).contains("/code/c/" + sha);
    assertThat(html(shelf.guest(BUGS), "[abc1234ffff]")).doesNotContain("/code/c/");
  }

  @Test
  void whatIsGoneIsNeitherLinkedNorListed() {
    shelf.put(BUGS, "12", "Arch 7 leaks", "");
    shelf.put(WIKI, "Arches", "Arches", "See #12");
    shelf.take(WIKI, "Arches");

    assertThat(shelf.artifacts.render(shelf.guest(BUGS), "12", List.of()).related()).isEmpty();
    assertThat(html(shelf.guest(WIKI), "[Arches]")).contains("?edit");
  }

  @Test
  void whoTakesPartFollowsUntilTheySayNo() {
    shelf.put(BUGS, "12", "Arch 7 leaks", "");
    assertThat(shelf.artifacts.followers(BUGS.id(), "12")).containsExactly(MIA);

    shelf.artifacts.unfollow(BUGS.id(), "12", MIA);
    shelf.put(BUGS, "12", "Arch 7 still leaks", "");
    assertThat(shelf.artifacts.followers(BUGS.id(), "12")).isEmpty();

    shelf.artifacts.follow(BUGS, "12", MIA);
    shelf.artifacts.follow(BUGS, "", DAN);
    assertThat(shelf.artifacts.followers(BUGS.id(), "12")).containsExactly(DAN, MIA);
    var button = shelf.artifacts.render(shelf.visit(MIA, BUGS), "12", List.of()).following();
    assertThat(button).isEqualTo(new Following(true, 1, "/-/unfollow/m1/12"));
  }

  @Test
  void theSearchIndexIsToldOnlyOfWhatItHasNotHeard() {
    shelf.put(BUGS, "12", "Arch 7 leaks", "");
    var unheard = shelf.store.unheard(10);
    assertThat(unheard).hasSize(1);

    shelf.put(BUGS, "12", "Arch 7 pours", "");
    shelf.store.heard(unheard);
    assertThat(shelf.store.waiting()).isEqualTo(1);

    shelf.store.heard(shelf.store.unheard(10));
    assertThat(shelf.store.waiting()).isZero();
  }
}
