package forge.search;

import static forge.artifact.Shelf.AQUEDUCT;
import static forge.artifact.Shelf.BUGS;
import static forge.artifact.Shelf.VAULT;
import static forge.artifact.Shelf.WIKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import forge.access.CorePermission;
import forge.access.Membership;
import forge.access.Roles;
import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.artifact.Shelf;
import forge.job.Progress;
import forge.project.Deny;
import forge.refusal.Refusal.Invalid;
import forge.search.Results.Hit;
import forge.testing.RealSolr;
import forge.testing.TestDatabase;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.User;
import forge.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf("forge.testing.RealSolr#built")
class SolrTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final UserId DAN = new UserId("dan");
  private static @Nullable RealSolr solr;
  private static int forges;

  private Shelf shelf = new Shelf(DATABASE);
  private @Nullable SearchIndex index;
  private @Nullable Indexing indexing;

  @BeforeAll
  static void startSolr() {
    solr = RealSolr.shared();
  }

  @BeforeEach
  void startEmpty() {
    shelf = new Shelf(DATABASE);
    index =
        new SearchIndex(
            Objects.requireNonNull(solr).url(), new byte[] {(byte) ++forges}, shelf.store);
    indexing =
        new Indexing(
            index,
            shelf.store,
            shelf.artifacts,
            tool -> Optional.of(shelf),
            shelf.projects,
            shelf.discussions,
            shelf.jobs,
            shelf.clock);
  }

  @AfterEach
  void close() {
    indexing().close();
    index().close();
  }

  private SearchIndex index() {
    return Objects.requireNonNull(index);
  }

  private Indexing indexing() {
    return Objects.requireNonNull(indexing);
  }

  private SolrServer server() {
    return Objects.requireNonNull(index().server());
  }

  private Search search() {
    return new Search(index(), shelf.access);
  }

  /** Has the index made where it is missing and told of everything. */
  private void settle() {
    indexing().look();
    shelf.events.deliverAll();
    shelf.jobs.runAll();
    server().commit();
  }

  private static Identity signedIn(UserId user) {
    return new Identity(
        new User(user, user.value(), false), Proof.SESSION, "test", Set.of(Identity.EVERYTHING));
  }

  private static Wanted wanted(String text) {
    return new Wanted(text, "", "", "", "", "", "", Wanted.Order.RELEVANCE, null);
  }

  private List<String> found(Identity identity, String text) {
    return search().find(identity, wanted(text)).hits().stream().map(Hit::name).toList();
  }

  private void plant() {
    shelf.put(
        BUGS,
        "12",
        "Parser breaks on HttpRequestParser.parseHeaders",
        "The `HttpRequestParser` fails in **parse_header_lines** for users running tests"
            + " `<script>alert(1)</script>`.");
    shelf.put(WIKI, "Arches", "Arches", "Seven arches carry water. 東京都庁の設定を確認してください");
    shelf.put(VAULT, "Plans", "Secret plans", "HttpRequestParser is to be removed.");
    shelf.put(BUGS, "13", "Private hole", "HttpRequestParser lets anybody in.", Set.of("user:dan"));
    settle();
  }

  @Test
  void proseAndCodeAreFoundByTheirParts() {
    plant();

    for (String text :
        List.of(
            "HttpRequestParser",
            "request parser",
            "parseHeaders",
            "parse_header_lines",
            "header lines",
            "run test",
            "the parser",
            "#12",
            "label:stone parser",
            "\"users running\"")) {
      if (!text.startsWith("label:")) {
        assertThat(found(Identity.GUEST, text))
            .as(text)
            .containsExactly("Parser breaks on HttpRequestParser.parseHeaders");
      }
    }
    assertThat(found(Identity.GUEST, "東京")).containsExactly("Arches");
    assertThat(found(Identity.GUEST, "labels:stone arch")).containsExactly("Arches");
  }

  @Test
  void whatWasFoundIsMarkedAndEverythingElseEscaped() {
    plant();

    Hit hit = search().find(Identity.GUEST, wanted("script tests")).hits().getFirst();

    assertThat(hit.snippet().value()).contains("&lt;<mark>script</mark>&gt;");
    assertThat(hit.url()).isEqualTo("/p/aqueduct/bugs/12");
    assertThat(hit.state()).isEqualTo("open");
  }

  @Test
  void whatSomebodyMayNotReadIsNowhere() {
    plant();
    shelf.memberships.keep(
        new Membership(AQUEDUCT, DAN, Set.of(Roles.DEVELOPER), shelf.clock.instant()));

    var guest = search().find(Identity.GUEST, wanted("HttpRequestParser"));
    var dan = search().find(signedIn(DAN), wanted("HttpRequestParser"));
    var mia = search().find(signedIn(new UserId("mia")), wanted("HttpRequestParser"));

    assertThat(guest.total()).isEqualTo(1);
    assertThat(mia.total()).isEqualTo(1);
    assertThat(dan.total()).isEqualTo(3);
    assertThat(guest.facets().toString()).doesNotContain("page");
    assertThat(dan.facets().toString()).contains("page");
    assertThat(search().complete(Identity.GUEST, "sec", null)).isEmpty();
    assertThat(search().complete(Identity.GUEST, "priv", AQUEDUCT)).isEmpty();
    assertThat(search().complete(signedIn(DAN), "sec pl", AQUEDUCT))
        .extracting(Suggestion::title)
        .containsExactly("Secret plans");
    for (String attempt :
        List.of(
            "secret OR read_roles:*",
            "_query_:\"{!terms f=read_roles}p/aqueduct:developer\"",
            "{!terms f=read_roles}p/aqueduct:developer",
            "mount:m3",
            "title:secret")) {
      assertThat(found(Identity.GUEST, attempt)).as(attempt).doesNotContain("Secret plans");
    }
  }

  @Test
  void whoIsDeniedReadingFindsNothing() {
    plant();
    shelf.projects.replace(
        shelf.project().withMount(BUGS.withDenies(List.of(new Deny(DAN, "READ", "shouts")))));
    indexing().reindex(Reindex.of(AQUEDUCT, BUGS.id()), Progress.SILENT);
    server().commit();

    assertThat(found(signedIn(DAN), "HttpRequestParser")).isEmpty();
    assertThat(found(signedIn(new UserId("mia")), "HttpRequestParser")).hasSize(1);
  }

  @Test
  void aChangeOfRightsReachesTheIndex() {
    plant();
    var before = shelf.project();
    var after =
        before.withMount(BUGS.withGrants(Map.of(CorePermission.READ.name(), Set.of(Roles.ADMIN))));

    indexing().rightsChange(before, after);
    shelf.projects.replace(after);
    shelf.clock.advance(Duration.ofSeconds(2));
    settle();

    assertThat(found(Identity.GUEST, "HttpRequestParser")).isEmpty();
  }

  /** All over one index, as none of them changes it. */
  @TestFactory
  Stream<DynamicTest> oddInputIsNeverAFault() {
    plant();
    return Stream.of(
            "\"unbalanced",
            "a AND (b",
            "*:* OR read_roles:*",
            "*****",
            ":",
            "~",
            "[1 TO",
            "{!func}recip(1,1,1,1)",
            "{!xmlparser v='<!DOCTYPE a SYSTEM \"http://localhost/\"><a/>'}",
            "&&||!!",
            "\\",
            "created:[* TO junk]",
            "modified:soon",
            "/(a+)+$/",
            "AND",
            "\uD83D\uDE00 \u202E",
            "title:(a b")
        .map(text -> dynamicTest(text, () -> isNoFault(text)));
  }

  private void isNoFault(String text) {
    var results = search().find(Identity.GUEST, wanted(text));
    assertThat(results.resting()).isFalse();
    assertThat(results.hits()).extracting(Hit::name).doesNotContain("Secret plans", "Private hole");
    search().complete(Identity.GUEST, text, null);
  }

  @Test
  void aForgedCursorAndALongTextAreRefusedWithASentence() {
    plant();
    assertThatThrownBy(
            () ->
                search()
                    .find(
                        Identity.GUEST,
                        new Wanted("arch", "", "", "", "", "", "", Wanted.Order.NEWEST, "forged")))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("cursor");
    assertThatThrownBy(() -> wanted("x".repeat(301)))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("300");
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepetition() {
    for (int i = 100; i < 145; i++) {
      shelf.put(BUGS, Integer.toString(i), "Stone " + i, "water");
    }
    settle();
    var seen = new ArrayList<String>();
    String cursor = null;
    do {
      var page =
          search()
              .find(
                  Identity.GUEST,
                  new Wanted(
                      "water",
                      "p/aqueduct",
                      "",
                      "ticket",
                      "stone",
                      "open",
                      "mia",
                      Wanted.Order.NEWEST,
                      cursor));
      page.hits().forEach(h -> seen.add(h.key()));
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen).hasSize(45).doesNotHaveDuplicates();
  }

  @Test
  void whatIsSaidAboutAnArtifactFindsIt() {
    shelf.put(BUGS, "12", "Arch 7 leaks", "");
    shelf.discussions.say(
        shelf.visit(DAN, BUGS),
        Artifacts.subject(BUGS, "12", "Arch 7 leaks", "/p/aqueduct/bugs/12"),
        "Perhaps the mortar is too wet.",
        List.of());
    settle();

    assertThat(found(Identity.GUEST, "mortar")).containsExactly("Arch 7 leaks");
  }

  @Test
  void whatIsGoneIsNotFoundAnyMore() {
    plant();
    shelf.take(BUGS, "12");
    settle();

    assertThat(found(Identity.GUEST, "HttpRequestParser")).isEmpty();
    assertThat(shelf.store.waiting()).isZero();
  }

  @Test
  void aReindexFindsWhatWasMissedAndForgetsWhatIsNotThere() {
    plant();
    Card card = shelf.card(WIKI, "Arches").orElseThrow();
    shelf.smuggle(
        WIKI,
        new Card(
            "Keystone",
            "page",
            "Keystone",
            "/p/aqueduct/wiki/Keystone",
            List.of("Keystone"),
            "Holds it all.",
            List.of(),
            card.author(),
            null,
            card.created(),
            card.modified(),
            Set.of()));
    server()
        .add(
            List.of(
                Entry.of(
                    forge.project.Mount.of(
                        new forge.project.MountId("lost"),
                        AQUEDUCT,
                        WIKI.tool(),
                        WIKI.point(),
                        "lost"),
                    card,
                    new forge.artifact.Readers(Set.of("public"), Set.of("public"), Set.of()),
                    "leftover",
                    shelf.clock.instant())));
    shelf.clock.advance(Duration.ofMinutes(1));

    indexing().submit(Reindex.SITE, null);
    settle();

    assertThat(found(Identity.GUEST, "Keystone")).containsExactly("Keystone");
    assertThat(found(Identity.GUEST, "leftover")).isEmpty();
    assertThat(found(Identity.GUEST, "HttpRequestParser")).hasSize(1);
  }

  @Test
  void nothingIsLostWhileSolrIsAway() {
    plant();
    RealSolr running = Objects.requireNonNull(solr);
    running.kill();
    shelf.put(WIKI, "Mortar", "Mortar", "Lime and pozzolana.");
    shelf.events.deliverAll();

    assertThat(search().find(Identity.GUEST, wanted("pozzolana")).resting()).isTrue();
    assertThat(search().complete(Identity.GUEST, "mor", null)).isEmpty();
    assertThat(index().status().answers()).isFalse();
    assertThat(index().status().waiting()).isEqualTo(1);

    running.startAgain(index()::answers);
    settle();

    assertThat(index().status().waiting()).isZero();
    assertThat(found(Identity.GUEST, "pozzolana")).containsExactly("Mortar");
    assertThat(found(Identity.GUEST, "HttpRequestParser")).hasSize(1);
  }
}
