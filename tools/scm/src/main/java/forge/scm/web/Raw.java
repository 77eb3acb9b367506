package forge.scm.web;

import forge.access.Visit;
import forge.scm.Archive;
import forge.scm.CommitId;
import forge.scm.Content;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files as they are, for which nobody vouches: browsers get them under a policy that lets them do
 * nothing, and show only what is harmless.
 */
final class Raw {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
  private static final long LOOKED_AT = 1 << 20;
  private static final Map<String, String> IMAGES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp",
          "bmp", "image/bmp",
          "ico", "image/x-icon",
          "svg", "image/svg+xml");

  private Raw() {}

  /** Whether a page may show it as a picture. */
  static boolean image(String name) {
    return IMAGES.containsKey(ending(name));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * The bytes of a file. Closes the repository when they are sent.
   *
   * @param forever whether the address names the commit, so that the answer never changes
   * @param known the tag of what the browser has
   */
  static Response answer(
      Repository repository, TreeEntry file, boolean forever, @Nullable String known) {
    String tag = "\"" + file.id() + "\"";
    String keep = forever ? "private, max-age=31536000, immutable" : "private, no-cache";
    if (tag.equals(known)) {
      repository.close();
      return Response.notModified().header("ETag", tag).header("Cache-Control", keep).build();
    }
    Content content = repository.content(file, LOOKED_AT);
    String type = type(file, content);
    StreamingOutput bytes =
        out -> {
          try (repository;
              var in = repository.open(file)) {
            in.transferTo(out);
          }
        };
    var answer =
        Response.ok(bytes)
            .header("Content-Type", type)
            .header("Content-Length", content.size())
            .header("ETag", tag)
            .header("Cache-Control", keep)
            .header("Content-Security-Policy", POLICY)
            .header("X-Content-Type-Options", "nosniff")
            .header("Cross-Origin-Resource-Policy", "same-origin");
    if (type.equals("application/octet-stream")) {
      answer.header("Content-Disposition", "attachment");
    }
    return answer.build();
  }

  /**
   * Text made of what is in a repository.
   *
   * @param forever whether the address names the commit, so that the answer never changes
   */
  static Response text(byte[] bytes, boolean forever) {
    return Response.ok(bytes)
        .header("Content-Type", "text/plain; charset=utf-8")
        .header(
            "Cache-Control", forever ? "private, max-age=31536000, immutable" : "private, no-cache")
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .build();
  }

  private static String type(TreeEntry file, Content content) {
    String image = IMAGES.get(ending(file.name()));
    if (image != null && file.kind() != TreeEntry.Kind.LINK) {
      return image;
    }
    return content instanceof Content.Text text
        ? "text/plain; charset=" + text.encoding().toLowerCase(Locale.ROOT)
        : "application/octet-stream";
  }

  /** All files of a commit, made while they are sent. */
  static Response archive(
      Supplier<Repository> open, Visit visit, String ref, CommitId commit, Archive format) {
    String safe = ref.replaceAll("[^A-Za-z0-9._-]", "-");
    String folder = visit.project().id().name() + "-" + safe;
    StreamingOutput bytes =
        out -> {
          try (Repository repository = open.get()) {
            repository.archive(commit, format, folder, out);
          }
        };
    return Response.ok(bytes)
        .header("Content-Type", format.mediaType())
        .header("Content-Disposition", "attachment; filename=\"" + folder + format.suffix() + "\"")
        .header("Cache-Control", "private, no-cache")
        .header("ETag", "\"" + commit.text() + format.suffix() + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
