package forge.tool;

import forge.access.Visit;
import forge.config.ForgeConfig;
import forge.courier.Order;
import forge.courier.Reply;
import forge.project.Mount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A started tool. Hands out the object that answers one visit.
 *
 * <p>It may implement small interfaces for more: {@code DescribesArtifacts} to be linked, found and
 * followed, {@link HomeWidget} to be seen on the project's home, {@link Plants} to bring example
 * content, {@link CountsOpen} for the figure on its tab.
 */
public interface RunningTool {

  /** Answers browsers: an object with JAX-RS methods that return views. */
  Object views(Visit visit);

  /** Answers programs: an object with JAX-RS methods that return JSON. */
  Object api(Visit visit);

  /**
   * Called when the tool has been mounted, in the same request; may make what it needs. Called
   * again where it may have been cut off.
   */
  default void mounted(Visit visit) {}

  /** Called as a job when a mount is gone for good; removes all that belongs to it. */
  default void unmounted(Mount mount) {}

  /** A tool that has pages outside of projects. */
  interface SiteWide {
    /** Jakarta REST resources with addresses of their own. */
    List<Object> resources();
  }

  /** A tool that is reached by a port of its own, beside the web server. */
  interface Listens {
    /** Begins to listen where the settings say so; a port that is taken is logged. */
    void listen();

    /** The port it listens at, the one without TLS where there are two; empty while it does not. */
    OptionalInt port();

    /** What it counts on this node since it started. */
    List<Figure> figures();

    /** Takes nothing new, lets what is under way end within seconds, and stops. */
    void stop();
  }

  /**
   * A number that tells how a tool fares.
   *
   * @param label what administrators read beside it
   * @param metric its name for what watches over the forge, with labels if it has any
   */
  record Figure(String label, String metric, Supplier<Long> value) {}

  /** What a project's home shows of a tool. */
  interface HomeWidget {
    /** The parts for this mount, made with at most one database call together. */
    List<Widget> widgets(Visit visit);

    /**
     * The same for a browser that says what it runs on; such parts are made anew for each visitor.
     */
    default Optional<List<Widget>> widgets(Visit visit, Headers headers) {
      return Optional.empty();
    }
  }

  /** What a browser said of itself when it asked for a page. */
  @FunctionalInterface
  interface Headers {
    /** The value of a header; null where it was not sent. */
    @Nullable String get(String name);
  }

  /** A tool that answers itself, past Jakarta REST, whoever fetches a file. */
  interface SendsFiles {
    /** What the addresses of files begin with, below the mount. */
    String FOLDER = "get/";

    /**
     * What is answered; refusals are not.
     *
     * @param path what follows {@link #FOLDER}, decoded
     */
    Reply send(Visit visit, String path, Order order);
  }

  /** A tool that publishes files. */
  interface Ships {
    /** What a mount has published; asked now and then, and not with every page. */
    Shipped shipped(Mount mount);
  }

  /**
   * What was published.
   *
   * @param version of what is recommended; empty where nothing is
   * @param at when that was published
   * @param downloads of all files, ever
   * @param lately downloads of the last thirty days
   */
  record Shipped(String version, @Nullable Instant at, long downloads, long lately) {}

  /**
   * A part of the project's home.
   *
   * @param place which part of the page shows it
   * @param template the path of a {@code .ftlh} from the class path root, such as {@code
   *     /forge/tickets/web/OpenTickets.ftlh}
   * @param model what the template reads as {@code widget}
   */
  record Widget(Place place, int order, String template, Object model) {
    /**
     * Where on the home page: beside the name, in the main column, in the column of signs of life.
     */
    public enum Place {
      DOWNLOAD,
      MAIN,
      SIDE
    }
  }

  /** A tool that people command from rooms. */
  interface TakesCommands {
    /** The same for every mount. */
    List<Command> commands();
  }

  /** A tool that makes an artifact out of a text, such as a ticket out of a message. */
  interface MakesArtifacts {
    /** What it makes, in one word and small letters, such as {@code ticket}. */
    String noun();

    /** Whether the visitor may make one here. */
    boolean mayMake(Visit visit);

    /** Where in the mount it may be made, the usual place first; none where there is no choice. */
    default List<Shelf> shelves(Visit visit) {
      return List.of();
    }

    /** Makes one, or refuses with a sentence. */
    Made make(Visit visit, Wish wish);
  }

  /** A place for artifacts, such as one of several forums. */
  record Shelf(String key, String label) {}

  /**
   * An artifact to be made.
   *
   * @param shelf the key of its place; null for the usual one
   * @param text Markdown
   * @param request the same one of the same visitor is made once
   */
  record Wish(
      @Nullable String shelf, @Nullable String title, @Nullable String text, String request) {}

  /**
   * An artifact that was made.
   *
   * @param reference how a text refers to it, such as {@code #12} or {@code [Home]}
   * @param artifact its id at the mount
   */
  record Made(String title, String reference, String page, String artifact) {}

  /** A tool that finds things wrong which only the site's administrators can put right. */
  interface WarnsAdmins {
    /** What is wrong just now, a sentence each, some fifty at most. */
    List<Warning> warnings();
  }

  /** Something wrong, and the page where it is seen. */
  record Warning(String sentence, String page) {}

  /** A tool that tells by itself whom its texts call, so that nobody else does. */
  interface CallsPeople {}

  /** A tool that brings example content, real enough to look at. */
  interface Plants {
    /**
     * Plants at the visited mount; {@code source} is what the content is made from. Called again
     * where it was cut off, and then adds what is missing and nothing twice.
     */
    void plant(Visit visit, ForgeConfig.Demo source);
  }

  /** A tool whose tab shows how much is open. */
  interface CountsOpen {
    /** Open things by mount, for several mounts in one database call. */
    Map<String, Long> open(List<Mount> mounts);
  }
}
