package forge.site;

import forge.config.ForgeConfig;
import forge.refusal.Refusal;
import forge.search.Reindex;
import forge.user.User;
import forge.user.UserId;
import java.io.PrintStream;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The administrator's commands, run beside a forge on the same stores. */
public final class AdminMain {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int MISUSED = 2;

  private final Node node;
  private final PrintStream out;

  private AdminMain(Node node, PrintStream out) {
    this.node = node;
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out));
  }

  private static int run(List<String> words, PrintStream out) {
    if (words.isEmpty()) {
      return usage(out);
    }
    try (var node = Node.open(ForgeConfig.fromEnvironment())) {
      return new AdminMain(node, out).command(words);
    } catch (Refusal refusal) {
      out.println(refusal.reason());
      return REFUSED;
    } catch (IllegalArgumentException | IllegalStateException e) {
      out.println(e.getMessage());
      return REFUSED;
    }
  }

  private static int usage(PrintStream out) {
    out.println(
        "create-admin NAME [E-MAIL]   makes an account that administrates this site, with the");
    out.println("                             password in FORGE_ADMIN_PASSWORD or a made-up one");
    out.println("reindex                      has everything indexed again while the forge serves");
    out.println("check                        looks whether stores and files agree");
    return MISUSED;
  }

  private int command(List<String> words) {
    return switch (words.getFirst()) {
      case "create-admin" -> createAdmin(words);
      case "reindex" -> reindex();
      case "check" -> check();
      default -> usage(out);
    };
  }

  private int createAdmin(List<String> words) {
    if (words.size() < 2) {
      return usage(out);
    }
    UserId name = UserId.valueOf(words.get(1));
    String email = words.size() > 2 ? words.get(2) : name + "@localhost.localdomain";
    @Nullable String typed = System.getenv("FORGE_ADMIN_PASSWORD");
    String password = typed == null ? FirstAdmin.password() : typed;
    var account = node.forge().users().accounts().createAdmin(name, email, password);
    node.forge().projects().home(new User(account.id(), account.displayName(), true));
    out.println("The account " + name + " administrates this site now.");
    if (typed == null) {
      out.println("Its password, shown only here: " + password);
    }
    return DONE;
  }

  private int reindex() {
    String job = node.forge().jobs().submit(Reindex.SITE);
    out.println("Asked for; /admin/jobs shows how far it is (job " + job + ").");
    return DONE;
  }

  /** What can be wrong without anybody noticing: dead jobs, news not told, unreadable projects. */
  private int check() {
    var counts = node.forge().jobs().counts();
    counts.forEach((state, count) -> out.println("jobs " + state + ": " + count));
    long projects = 0;
    @Nullable String after = null;
    do {
      var slice = node.forge().projectStore().byName("p", after, 100);
      projects += slice.items().size();
      after = slice.next();
    } while (after != null);
    out.println("projects readable: " + projects);
    var pinged = node.forge().database().runCommand(new Document("ping", 1));
    out.println("database answers: " + (pinged.get("ok") != null));
    return DONE;
  }
}
