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
import forge.job.JobState;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo project {@code p/forge}: this software in itself, from the checkout it runs in. Planted
 * by a job, step by step, each once.
 */
public final class Demo {
  private static final String STATE = "demo";
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

  /** Planting that was cut off, or given up, begins at once where it ended. */
  public static void request(Forge forge) {
    String job = forge.jobs().submit(new Plant(), Submission.NOW.coalesced("demo"));
    forge
        .jobs()
        .find(job)
        .filter(known -> known.state() == JobState.FAILED)
        .ifPresent(known -> forge.jobs().retry(job));
  }

  private void plant() {
    ForgeConfig.@Nullable Demo source = forge.config().demo();
    if (source == null) {
      return;
    }
    MongoCollection<Document> state = forge.database().getCollection("site");
    Set<String> planted = planted(state);
    steps(source)
        .forEach(
            (name, step) -> {
              if (!planted.contains(name)) {
                step.run();
                state.updateOne(
                    eq("_id", STATE), addToSet("planted", name), new UpdateOptions().upsert(true));
                LOG.info("planted {}", name);
              }
            });
  }

  /** Each may be cut off anywhere: done again it adds what is missing. */
  private Map<String, Runnable> steps(ForgeConfig.Demo source) {
    var steps = new LinkedHashMap<String, Runnable>();
    steps.put("cast", this::cast);
    steps.put("profile", () -> present(source));
    for (String key : ORDER) {
      forge.tools().declared().stream()
          .filter(tool -> tool.key().value().equals(key))
          .forEach(tool -> steps.put(key, () -> plant(tool, source)));
    }
    return steps;
  }

  private void cast() {
    CAST.keySet().forEach(this::account);
    project();
    CAST.forEach(this::join);
    if (forge.users().accounts().find(new UserId(FirstAdmin.NAME)).isPresent()) {
      join(FirstAdmin.NAME, Roles.ADMIN);
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
    if (Files.isRegularFile(picture) && fresh().profile().screenshots().isEmpty()) {
      try (var in = Files.newInputStream(picture)) {
        showcase.add(visit("ada"), "The home of a project, with its room and tickets", in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Set<String> planted(MongoCollection<Document> state) {
    Document known = state.find(eq("_id", STATE)).first();
    return known == null ? Set.of() : Set.copyOf(known.getList("planted", String.class));
  }

  private void plant(Tool tool, ForgeConfig.Demo source) {
    Mount mount = mounted(tool);
    if (forge.tools().at(mount).orElse(null) instanceof Plants plants) {
      plants.plant(visit("ada").at(mount), source);
    }
  }

  /** Mounts a tool, or sees to it that the mount there is has what a tool begins with. */
  private Mount mounted(Tool tool) {
    Project now = fresh();
    Optional<Mount> there =
        now.mounts().stream().filter(m -> m.tool().equals(tool.key())).findFirst();
    if (there.isEmpty()) {
      Visit admin = Visit.ofForge(now, null);
      return forge.mounting().mount(admin, tool.key(), tool.defaultPoint(), tool.label());
    }
    forge.tools().at(there.get()).ifPresent(t -> t.mounted(Visit.ofForge(now, there.get())));
    return there.get();
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

  private void project() {
    try {
      forge
          .projects()
          .createAs(
              new User(new UserId("ada"), "Ada", false),
              ID,
              "Forge",
              "A home for open-source projects, with chat built in.");
    } catch (Conflict isThere) {
      LOG.info("{} is there already", ID);
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
      accounts.create(id, name + "@demo.invalid", HexFormat.of().formatHex(secret));
    }
  }

  private static String display(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }
}
