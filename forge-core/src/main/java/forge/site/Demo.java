package forge.site;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.addToSet;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import forge.access.Membership;
import forge.access.Roles;
import forge.access.Visit;
import forge.config.ForgeConfig;
import forge.directory.Said;
import forge.job.Job;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.Project;
import forge.project.ProjectId;
import forge.refusal.Refusal.Conflict;
import forge.tool.RunningTool.Plants;
import forge.tool.Tool;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo project {@code p/forge}: this software in itself, from the checkout it runs in. Planted
 * by a job, tool by tool, each once.
 */
public final class Demo {
  private static final String STATE = "demo";
  private static final String PROFILE = "profile";
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final ProjectId ID = new ProjectId("p", "forge");
  private static final Map<String, String> CAST =
      Map.of("ada", Roles.ADMIN, "dan", Roles.DEVELOPER, "mia", Roles.MEMBER, "gus", "");
  private static final List<String> ORDER =
      List.of("scm", "tickets", "wiki", "blog", "discussion", "files", "chat");

  private final Forge forge;

  private Demo(Forge forge) {
    this.forge = forge;
  }

  /** Asks for the demo project to be planted. */
  public record Plant() implements Job {}

  static void assign(Forge forge) {
    forge.jobs().assign(Plant.class, (job, progress) -> new Demo(forge).plant());
  }

  static void request(Forge forge) {
    forge.jobs().submit(new Plant(), Submission.NOW.once("demo"));
  }

  private void plant() {
    ForgeConfig.@Nullable Demo source = forge.config().demo();
    if (source == null) {
      return;
    }
    CAST.keySet().forEach(this::account);
    project();
    CAST.forEach((name, role) -> join(name, role));
    if (forge.users().accounts().find(new UserId(FirstAdmin.NAME)).isPresent()) {
      join(FirstAdmin.NAME, Roles.ADMIN);
    }
    MongoCollection<Document> state = forge.database().getCollection("site");
    List<String> planted = planted(state);
    if (!planted.contains(PROFILE)) {
      present(source);
      state.updateOne(
          eq("_id", STATE), addToSet("planted", PROFILE), new UpdateOptions().upsert(true));
    }
    for (String key : ORDER) {
      for (Tool tool : forge.tools().declared()) {
        if (tool.key().value().equals(key) && !planted.contains(key)) {
          plant(tool, source);
          state.updateOne(
              eq("_id", STATE), addToSet("planted", key), new UpdateOptions().upsert(true));
        }
      }
    }
  }

  /** Says what it is, and shows the picture that the documentation shows. */
  private void present(ForgeConfig.Demo source) {
    var showcase = forge.directory().showcase();
    showcase.describe(
        visit("ada"),
        new Said(
            "Apache-2.0",
            List.of("versions", "planning", "chat"),
            List.of("Java", "JavaScript"),
            List.of("LINUX", "MAC", "WINDOWS"),
            "BETA",
            "",
            "Start with [the room](/p/forge/chat): somebody usually knows."));
    Path picture = source.checkout().resolve("docs/pictures/project.png");
    if (Files.isRegularFile(picture)) {
      try (var in = Files.newInputStream(picture)) {
        showcase.add(visit("ada"), "The home of a project, with its room and tickets", in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<String> planted(MongoCollection<Document> state) {
    Document known = state.find(eq("_id", STATE)).first();
    return known == null ? List.of() : known.getList("planted", String.class);
  }

  private void plant(Tool tool, ForgeConfig.Demo source) {
    Project now = fresh();
    Visit admin = Visit.ofForge(now, null);
    Mount mount = forge.mounting().mount(admin, tool.key(), tool.defaultPoint(), tool.label());
    if (forge.tools().at(mount).orElse(null) instanceof Plants plants) {
      plants.plant(visit("ada").at(mount), source);
    }
    LOG.info("planted {}", tool.label());
  }

  private Visit visit(String name) {
    var user = new User(new UserId(name), display(name), false);
    var identity = new Identity(user, Identity.Proof.SESSION, null, Set.of(Identity.EVERYTHING));
    return forge.access().visit(identity, fresh(), null);
  }

  private Project fresh() {
    return forge
        .projects()
        .visit(new Identity(User.FORGE, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING)), ID)
        .project();
  }

  private Project project() {
    try {
      return forge
          .projects()
          .createAs(
              new User(new UserId("ada"), "Ada", false),
              ID,
              "Forge",
              "A home for open-source projects, with chat built in.");
    } catch (Conflict isThere) {
      return fresh();
    }
  }

  private void join(String name, String role) {
    if (!role.isEmpty()) {
      forge
          .memberships()
          .keep(new Membership(ID, new UserId(name), Set.of(role), fresh().createdAt()));
    }
  }

  /** Nobody knows the passwords of the cast: they only give the demo its voices. */
  private void account(String name) {
    var accounts = forge.users().accounts();
    UserId id = new UserId(name);
    if (accounts.find(id).isEmpty()) {
      byte[] secret = new byte[16];
      new SecureRandom().nextBytes(secret);
      accounts.createAdmin(id, name + "@demo.invalid", HexFormat.of().formatHex(secret));
      accounts.makeAdmin(User.FORGE, id, false);
    }
  }

  private static String display(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }
}
