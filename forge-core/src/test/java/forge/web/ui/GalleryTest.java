package forge.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GalleryTest {

  @ParameterizedTest
  @CsvSource({"pieces", "forms", "tickets", "ticket", "home", "code", "talk", "files", "signin"})
  void everyMacroRendersAPageWithoutInlineScriptOrStyle(String name) throws Exception {
    var folder = Path.of("target", "gallery");
    Files.createDirectories(folder);
    for (var theme : new String[] {"light", "dark"}) {
      var page = new Gallery().page(name, Gallery.frame(theme, name.equals("signin")));
      Files.writeString(folder.resolve(name + "-" + theme + ".html"), page);

      assertThat(page).startsWith("<!DOCTYPE html>").contains("data-theme=\"" + theme + "\"");
      assertThat(page).doesNotContainPattern("<script(?![^>]* src=)");
      assertThat(page).doesNotContainPattern("<[^>]+ style=");
      assertThat(page).doesNotContainPattern("(src|href)=\"(https?:)?//(?!localhost)");
      assertThat(page).doesNotContainPattern("<[^>]+ on[a-z]+=");
    }
  }
}
