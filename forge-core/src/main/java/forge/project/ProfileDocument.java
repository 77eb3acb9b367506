package forge.project;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The stored form of a profile, within its project. */
final class ProfileDocument {
  private ProfileDocument() {}

  static Document of(Profile profile) {
    Stage stage = profile.stage();
    return new Document("licence", profile.licence())
        .append("categories", profile.categories())
        .append("languages", profile.languages())
        .append("runsOn", profile.runsOn().stream().map(RunsOn::name).toList())
        .append("stage", stage == null ? null : stage.name())
        .append("home", profile.home())
        .append("help", profile.help())
        .append("screenshots", profile.screenshots().stream().map(ProfileDocument::of).toList());
  }

  /** Projects of earlier versions have none. */
  static Profile read(@Nullable Document d) {
    if (d == null) {
      return Profile.EMPTY;
    }
    String stage = d.getString("stage");
    return new Profile(
        d.getString("licence"),
        d.getList("categories", String.class),
        d.getList("languages", String.class),
        d.getList("runsOn", String.class).stream().map(RunsOn::valueOf).toList(),
        stage == null ? null : Stage.valueOf(stage),
        d.getString("home"),
        d.getString("help"),
        d.getList("screenshots", Document.class, List.of()).stream()
            .map(ProfileDocument::screenshot)
            .toList());
  }

  private static Document of(Screenshot screenshot) {
    return new Document("content", screenshot.content())
        .append("type", screenshot.type())
        .append("text", screenshot.text())
        .append("width", screenshot.width())
        .append("height", screenshot.height());
  }

  private static Screenshot screenshot(Document d) {
    return new Screenshot(
        d.getString("content"),
        d.getString("type"),
        d.getString("text"),
        d.getInteger("width"),
        d.getInteger("height"));
  }
}
