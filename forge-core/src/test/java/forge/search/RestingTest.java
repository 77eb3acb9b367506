package forge.search;

import static forge.artifact.Shelf.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import forge.artifact.Shelf;
import forge.job.JobState;
import forge.testing.TestDatabase;
import forge.user.Identity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Search without a Solr, or with one that does not answer. */
class RestingTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private static Wanted wanted(String text) {
    return new Wanted(text, "", "", "", "", "", "", Wanted.Order.RELEVANCE, null);
  }

  @Test
  void withoutSolrSearchRestsAndEverythingElseWorks() {
    var shelf = new Shelf(DATABASE);
    var index = new SearchIndex(null, new byte[] {1}, shelf.store);
    shelf.put(WIKI, "Home", "Home", "");
    var search = new Search(index, shelf.access);

    assertThat(search.find(Identity.GUEST, wanted("home")).resting()).isTrue();
    assertThat(search.complete(Identity.GUEST, "ho", null)).isEmpty();
    assertThat(index.status()).isEqualTo(new SearchStatus(false, false, 1));
  }

  @Test
  void aSolrThatDoesNotAnswerCostsNoJobItsLife() {
    var shelf = new Shelf(DATABASE);
    try (var index = new SearchIndex("http://127.0.0.1:1/solr", new byte[] {1}, shelf.store);
        var indexing =
            new Indexing(
                index,
                shelf.store,
                shelf.artifacts,
                tool -> Optional.of(shelf),
                shelf.projects,
                shelf.discussions,
                shelf.jobs,
                shelf.clock)) {
      shelf.put(WIKI, "Home", "Home", "");
      indexing.look();
      indexing.submit(Reindex.SITE, null);
      shelf.jobs.runAll();

      assertThat(new Search(index, shelf.access).find(Identity.GUEST, wanted("home")).resting())
          .isTrue();
      assertThat(index.status().waiting()).isEqualTo(1);
      assertThat(shelf.jobs.counts())
          .containsEntry(JobState.DEAD, 0L)
          .containsEntry(JobState.FAILED, 0L);
    }
  }

  @Test
  void theLanguageOfATextIsToldByItsScriptAndSmallWords() {
    assertThat(Language.of("The arches are of stone and carry the water")).isEqualTo(Language.EN);
    assertThat(Language.of("Die Bögen sind aus Stein und tragen das Wasser nicht"))
        .isEqualTo(Language.DE);
    assertThat(Language.of("Les arches sont dans la ville et il ne faut pas que le pont tombe"))
        .isEqualTo(Language.FR);
    assertThat(Language.of("При сборке проекта возникают ошибки")).isEqualTo(Language.RU);
    assertThat(Language.of("ビルドが失敗しました")).isEqualTo(Language.CJK);
    assertThat(Language.of("int x = parse(headers);")).isEqualTo(Language.EN);
    assertThat(Language.of("الماء")).isEqualTo(Language.ANY);
  }

  @Test
  void marksBecomeTagsAndEverythingElseIsEscaped() {
    assertThat(Marks.html("<b> \uE000x\uE001 & \uE000y").value())
        .isEqualTo("&lt;b&gt; <mark>x</mark> &amp; <mark>y</mark>");
    assertThat(Marks.html("\uE001\uE000\uE000a").value()).isEqualTo("<mark>a</mark>");
  }
}
