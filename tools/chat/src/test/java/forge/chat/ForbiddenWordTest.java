package forge.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForbiddenWordTest {
  private static boolean forbids(String word, String text) {
    return new ForbiddenWord(word).in(text);
  }

  @Test
  void wholeWordsAreMeantAndNotWhatIsInsideOfOthers() {
    assertThat(forbids("spam", "this is spam!")).isTrue();
    assertThat(forbids("spam", "spam")).isTrue();
    assertThat(forbids("ass", "a class of assets")).isFalse();
    assertThat(forbids("ass", "classes, and an ass")).isTrue();
    assertThat(forbids("cheap watches", "buy cheap watches")).isTrue();
    assertThat(forbids("http://evil.example", "see http://evil.example/x")).isTrue();
  }

  @Test
  void aStarMeansLongerWordsToo() {
    assertThat(forbids("casino*", "casinos")).isTrue();
    assertThat(forbids("casino*", "mycasino")).isFalse();
    assertThat(forbids("*casino", "mycasino")).isTrue();
    assertThat(forbids("*casino*", "mycasinos")).isTrue();
    assertThat(new ForbiddenWord("*").letters()).isEmpty();
  }

  @Test
  void scriptsWithoutSpacesHaveNoEdges() {
    assertThat(forbids("赌博", "网上赌博网站")).isTrue();
  }
}
