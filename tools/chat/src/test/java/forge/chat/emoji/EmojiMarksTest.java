package forge.chat.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import forge.chat.Emoji;
import forge.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names of emoji within HTML. */
class EmojiMarksTest {
  private static final CustomEmoji CROW =
      new CustomEmoji(
          new EmojiName("crow_1"),
          "0123456789abcdef".repeat(4),
          "image/png",
          20,
          10,
          new UserId("ada"),
          Instant.EPOCH);

  private static String show(String html) {
    return EmojiMarks.show(
        html, name -> name.equals("crow_1") ? Optional.of(CROW) : Optional.empty());
  }

  @Test
  void namesBecomeWhatTheyName() {
    assertThat(show("<p>:tada: at 10:30:45, :Crow_1:</p>"))
        .isEqualTo(
            "<p>🎉 at 10:30:45, <img class=\"emoji\" src=\"/-/emoji/0123456789abcdef0123\""
                + " alt=\":crow_1:\" title=\":crow_1:\" width=\"20\" height=\"10\""
                + " loading=\"lazy\"></p>");
  }

  @Test
  void theEndOfWhatIsNoneMayBeginOne() {
    assertThat(show("a:nothing:tada:tada: ::+1::")).isEqualTo("a:nothing🎉tada: :👍:");
    assertThat(show(":&#43;1:")).isEqualTo("👍");
  }

  @Test
  void codeAndAttributesStayAsTheyAre() {
    String html = "<a href=\"x:tada:y\">b</a><pre><code>:tada:</code> :tada:</pre>";

    assertThat(show(html + ":tada:")).isEqualTo(html + "🎉");
    assertThat(show("</code>:tada:<code>:tada:")).isEqualTo("</code>🎉<code>:tada:");
  }

  @Test
  void everyStandardEmojiCanBeReactedWith() {
    for (var group : StandardEmoji.groups()) {
      for (var one : group.emoji()) {
        assertThat(new Emoji(one.emoji()).value()).isEqualTo(one.emoji());
      }
    }
    assertThat(StandardEmoji.groups()).hasSize(9);
    assertThat(StandardEmoji.named("thumbsup")).hasValue("👍");
  }
}
