package forge.scm.hg;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.life.Watch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HgProgressTest {
  private final HgProgress progress = new HgProgress();
  private final List<String> told = new ArrayList<>();

  private final Watch watch =
      new Watch() {
        @Override
        public void at(int percent, String text) {
          told.add(percent + " " + text);
        }

        @Override
        public boolean stop() {
          return false;
        }
      };

  private void hear(String line) {
    assertThat(progress.heard(line)).as(line).isTrue();
    progress.tell(watch, 4096);
  }

  @Test
  void theBarOfACloneIsToldAsAPercentageOfTheWhole() {
    hear("");
    hear("changesets   12");
    hear("changesets 1500/3000  ");
    hear("manifests 30/3000");
    hear("files 200/400");
    hear("files 400/400");

    assertThat(told)
        .containsExactly(
            "0 4 KB are here",
            "0 Changesets: 12",
            "15 Changesets: 1,500 of 3,000",
            "30 Lists of files: 30 of 3,000",
            "74 Files: 200 of 400",
            "99 Files: 400 of 400");
  }

  @Test
  void whatIsNoBarIsAComplaint() {
    assertThat(progress.heard("abort: repository http://x/ not found!")).isFalse();
  }
}
