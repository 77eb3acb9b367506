package forge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of versions of every scheme, each line from the lowest to the highest. */
class ReleaseVersionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Semantic versions
        "1.0.0-alpha 1.0.0-alpha.1 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.0.1 1.1.0 1.10.0 2.0.0",
        // Python
        "3.0.dev1 3.0a1 3.0a2 3.0b3 3.0b4 3.0b10 3.0rc1 3.0 3.0.post1 3.0.1",
        "1!1.0 2!0.1",
        // Maven
        "1.0-alpha-1 1.0-beta-1 1.0-M1 1.0-M2 1.0-rc1 1.0-SNAPSHOT 1.0 1.0-sp1 1.0.1",
        // Debian and RPM
        "2.0~beta1-1 2.0~rc1-1 2.0~rc2-1 2.0-1 2.0-2 2.0-10 2.0.1-1",
        "1.0~git20260101 1.0 1.0-1",
        "9.9-1 1:0.1-1 1:0.2-1",
        // Dates
        "2025-12-31 2026-01-01 2026-01-15",
        "20251231 20260115",
        "2023.3.2 2023.11.1 2024.1",
        "1.0 1.0-20260115 1.0-20260116",
        // Letters behind the number
        "1.0.2 1.0.2a 1.0.2u 1.1.1 1.1.1a 1.1.1w 3.0.0",
        "3.2 3.2a 3.3 3.3a",
        "9.7p1 9.8 9.8p1 9.8p2",
        "8u191 8u202 8u1000",
        // Builds
        "21.0.2+12 21.0.2+13 21.0.3+1",
        "17.0.9_8 17.0.9_9 17.0.10_1",
        "7.0.14-161094 7.0.14-161095 7.0.16-1",
        // Words
        "1.0-nightly 1.0-alpha 1.0-beta 1.0-preview1 1.0-rc1 1.0 1.0-patch1 1.0-patch2 1.0-hotfix3",
        "5.0-dev 5.0-beta1 5.0-beta2 5.0",
        "2.0-canary.1 2.0-canary.20 2.0-alpha.1 2.0"
      })
  void lowerComesBeforeHigher(String line) {
    var expected = Arrays.stream(line.split(" ")).map(ReleaseVersion::of).toList();
    List<ReleaseVersion> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(7));
    Collections.sort(shuffled);

    assertThat(shuffled).containsExactlyElementsOf(expected);
    for (int i = 1; i < expected.size(); i++) {
      assertThat(expected.get(i - 1)).as(line).isLessThan(expected.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.0,1.0.0",
    "v1.0,1.0",
    "1.0-rc1,1.0rc1",
    "1.0.0-RC.1,1.0rc1",
    "2.0-beta-3,2.0b3",
    "1.0.0-final,1.0",
    "1.0-release,1.0.0",
    "1.0.0-g1a2b3c4,1.0.0"
  })
  void theSameVersionWrittenAnotherWayIsTheSame(String one, String other) {
    assertThat(ReleaseVersion.of(one)).isEqualByComparingTo(ReleaseVersion.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0-rc1,true",
    "1.0b2,true",
    "1.0-SNAPSHOT,true",
    "2.0~rc1-1,true",
    "5.0-dev,true",
    "1.0,false",
    "1.1.1w,false",
    "8u202,false",
    "9.8p1,false",
    "2026-01-15,false",
    "1.0-1,false"
  })
  void preReleasesAreKnown(String version, boolean preRelease) {
    assertThat(ReleaseVersion.of(version).preRelease()).isEqualTo(preRelease);
  }

  @Test
  void noVersionIsTheLowest() {
    assertThat(ReleaseVersion.of("")).isLessThan(ReleaseVersion.of("0.0.1-dev"));
    assertThat(ReleaseVersion.of("")).isEqualByComparingTo(ReleaseVersion.NONE);
  }
}
