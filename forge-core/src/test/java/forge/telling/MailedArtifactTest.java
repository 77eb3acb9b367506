package forge.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.mail.Notice;
import forge.project.MountId;
import forge.project.ToolKey;
import forge.refusal.Refusal.NotFound;
import forge.testing.People;
import org.junit.jupiter.api.Test;

class MailedArtifactTest {
  @Test
  void theLongestPathOfAReleaseIsAnsweredToo() {
    var about = new MailedArtifact(new MountId("5f2c".repeat(6)), "a folder/".repeat(44) + "v1/");

    Notice letter = Notice.to(People.MIA, "s", "t", "/").from(new ToolKey("files"), about.key());

    assertThat(letter.origin()).isNotNull();
    assertThat(MailedArtifact.parse(letter.origin().key())).isEqualTo(about);
  }

  @Test
  void whatIsNoKeyIsNotThere() {
    assertThatThrownBy(() -> MailedArtifact.parse("several")).isInstanceOf(NotFound.class);
  }
}
