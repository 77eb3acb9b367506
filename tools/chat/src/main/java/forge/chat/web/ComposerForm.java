package forge.chat.web;

import forge.chat.ChatPermission;
import forge.chat.Here;
import forge.chat.RoomFile;
import forge.chat.RoomFiles;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Invalid;
import forge.web.Announced;
import forge.web.Multipart;
import forge.web.Multipart.Part;
import forge.web.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody writes in a room together with files, as a browser sends it without any
 * script of ours. The files are brought while they arrive; the message names them at its end.
 */
final class ComposerForm {
  static final int MOST_FILES = 10;
  private static final long TOGETHER = MOST_FILES * RoomFiles.LARGEST + 1_000_000;
  private static final int LONGEST_TEXT = 100_000;
  private static final int LONGEST_FIELD = 200;

  private final RoomFiles files;
  private final Here here;
  private final List<RoomFile> brought = new ArrayList<>();
  private String text = "";
  private @Nullable String nonce;
  private @Nullable Long reply;
  private Problems problems = Problems.NONE;

  ComposerForm(RoomFiles files, Here here) {
    this.files = files;
    this.here = here;
  }

  /**
   * What was sent.
   *
   * @param text with the files that arrived, also where others were refused
   * @param reply the message it replies to; null for none
   * @param problems why some of it was refused
   */
  record Sent(
      String text,
      @Nullable String nonce,
      @Nullable Long reply,
      boolean withFiles,
      Problems problems) {
    boolean refused() {
      return !problems.none();
    }
  }

  /** Reads the whole form, whatever of it is refused: only then a browser shows our answer. */
  Sent read(HttpHeaders headers, InputStream body) throws IOException {
    here.require(ChatPermission.SAY);
    Announced.within(headers, "What is sent together", TOGETHER);
    Multipart form = Multipart.of(headers.getMediaType(), body);
    for (Part part = form.next(); part != null; part = form.next()) {
      take(part);
    }
    return new Sent(whole(), nonce, reply, !brought.isEmpty(), problems);
  }

  private void take(Part part) throws IOException {
    try {
      if (part.file() == null) {
        field(part);
      } else if (!part.file().isEmpty() && problems.none()) {
        bring(part);
      }
    } catch (Invalid e) {
      problems = Problems.of(e);
    } catch (Refusal.TooLarge | Refusal.TooMany e) {
      problems = Problems.of("file", e.reason());
    }
  }

  private void field(Part part) throws IOException {
    switch (part.name()) {
      case "text" -> text = part.text(LONGEST_TEXT).replace("\r\n", "\n");
      case "nonce" -> nonce = part.text(LONGEST_FIELD);
      case "reply" -> reply = number(part.text(LONGEST_FIELD));
      default -> {}
    }
  }

  private static @Nullable Long number(String text) {
    return text.matches("\\d{1,15}") ? Long.valueOf(text) : null;
  }

  private void bring(Part part) {
    if (brought.size() >= MOST_FILES) {
      throw new Invalid(
          "file", "A message takes at most " + MOST_FILES + " files at once.", (long) MOST_FILES);
    }
    brought.add(files.bring(here, part.file(), part.content()));
  }

  private String whole() {
    String names =
        brought.stream().map(one -> one.markdown(here.room())).collect(Collectors.joining("\n"));
    return names.isEmpty() || text.isBlank() ? text + names : text.stripTrailing() + "\n\n" + names;
  }
}
