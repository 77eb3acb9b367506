package forge.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The unpacked program: {@code lib/launcher}, {@code lib/store}, {@code lib/solr}, {@code
 * lib/payara} and the exploded application in {@code web/ROOT}.
 */
record Distribution(Path home) {

  /**
   * Finds the distribution this class was loaded from, or the one built in the checkout the working
   * directory lies in.
   */
  static Distribution find() {
    String named = System.getProperty("forge.home");
    if (named != null) {
      return new Distribution(Path.of(named).toAbsolutePath());
    }
    return around(ownJar())
        .or(() -> built(Path.of("").toAbsolutePath()))
        .orElseThrow(
            () ->
                new CannotStart(
                    "No built forge was found; run \"./forge dist\" in the checkout first."));
  }

  private static Path ownJar() {
    try {
      return Path.of(
          Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Distribution> around(Path jar) {
    Path lib = jar.getParent() == null ? null : jar.getParent().getParent();
    return lib != null && lib.endsWith("lib") && lib.getParent() != null
        ? Optional.of(new Distribution(lib.getParent())).filter(Distribution::whole)
        : Optional.empty();
  }

  private static Optional<Distribution> built(Path from) {
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      Path dist = folder.resolve("target").resolve("dist");
      if (Files.isDirectory(dist)) {
        try (Stream<Path> inside = Files.list(dist)) {
          return inside
              .filter(path -> path.getFileName().toString().startsWith("forge-"))
              .filter(Files::isDirectory)
              .map(Distribution::new)
              .filter(Distribution::whole)
              .findFirst();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return Optional.empty();
  }

  private boolean whole() {
    return Files.isDirectory(home.resolve("web/ROOT")) && Files.isDirectory(home.resolve("lib"));
  }

  /** All jars of one service, as a class path. */
  String classPath(String service) {
    return home.resolve("lib").resolve(service) + "/*";
  }

  /** The one jar of the web server that has a main class. */
  Path payara() {
    try (Stream<Path> jars = Files.list(home.resolve("lib/payara"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("forge-payara"))
          .findFirst()
          .orElseThrow(() -> new CannotStart("lib/payara holds no forge-payara jar."));
    } catch (IOException e) {
      throw new CannotStart("The distribution in " + home + " is not whole: " + e.getMessage(), e);
    }
  }

  /**
   * Lays out the application for a start: as built, with the jars of the plugins folder beside its
   * own, where they are scanned like them.
   */
  List<Path> layOut(Path application, Path plugins) {
    try {
      delete(application);
      copy(home.resolve("web/ROOT"), application);
      if (!Files.isDirectory(plugins)) {
        return List.of();
      }
      List<Path> added;
      try (Stream<Path> jars = Files.list(plugins)) {
        added = jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
      }
      for (Path jar : added) {
        Path target = application.resolve("WEB-INF/lib").resolve(jar.getFileName());
        if (Files.exists(target)) {
          throw new CannotStart(
              "The plugin " + jar + " has the name of a jar of the forge itself; rename it.");
        }
        Files.copy(jar, target);
      }
      return added;
    } catch (IOException e) {
      throw new CannotStart("The application cannot be laid out: " + e.getMessage(), e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes a folder and what is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
