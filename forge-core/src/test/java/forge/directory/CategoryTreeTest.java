package forge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CategoryTreeTest {
  private static final CategoryTree TREE =
      CategoryTree.parse("games: Games\n  puzzles: Puzzles\n    tiles: Tiles\nweb: Web\n");

  @Test
  void shelvesKnowThoseAboveThem() {
    assertThat(TREE.path("tiles")).isEqualTo("Games › Puzzles › Tiles");
    assertThat(TREE.withAbove(List.of("tiles", "web", "nothing")))
        .containsExactly("games", "puzzles", "tiles", "web");
    assertThat(TREE.below("")).extracting(Category::key).containsExactly("games", "web");
    assertThat(TREE.below("games")).extracting(Category::key).containsExactly("puzzles");
  }

  @Test
  void theTreeIsWrittenAsItIsRead() {
    assertThat(CategoryTree.parse(TREE.text()).text()).isEqualTo(TREE.text());
  }

  @Test
  void theTreeThatComesWithTheForgeIsOne() {
    assertThat(Categories.standard().below("")).hasSizeGreaterThan(9);
    assertThat(Categories.standard().all()).hasSizeGreaterThan(80);
  }

  @Test
  void whatIsWrongNamesItsLine() {
    Map.of(
            "games", "Line 1 is not",
            "games: Games\n    far: Far", "Line 2 is indented by more",
            "games: Games\n games: Odd", "Line 2 is not indented",
            "games: Games\ngames: Again", "Line 2 has the key",
            "a: A\n  b: B\n    c: C\n      d: D", "Line 4 is deeper")
        .forEach(
            (text, sentence) ->
                assertThatThrownBy(() -> CategoryTree.parse(text))
                    .isInstanceOf(Invalid.class)
                    .hasMessageStartingWith(sentence));
  }
}
