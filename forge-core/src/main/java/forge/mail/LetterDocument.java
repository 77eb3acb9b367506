package forge.mail;

import forge.mail.Notice.MailList;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A letter as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 *
 * @param token what an answer is addressed with; null where none is expected
 */
public record LetterDocument(
    @BsonId String id,
    String to,
    String subject,
    String text,
    String link,
    @Nullable String html,
    @Nullable String thread,
    @Nullable String list,
    @Nullable String listLabel,
    @Nullable String token,
    Instant at,
    MailState state,
    int tries,
    @Nullable String note) {

  /** Where a subject and a text are all there is. */
  static LetterDocument plain(
      String id, String to, String subject, String text, String link, Instant at, MailState state) {
    return new LetterDocument(
        id, to, subject, text, link, null, null, null, null, null, at, state, 0, null);
  }

  static LetterDocument of(
      String id, String to, Notice notice, @Nullable String token, Instant at, MailState state) {
    MailList list = notice.list();
    return new LetterDocument(
        id,
        to,
        notice.subject(),
        notice.text(),
        notice.link(),
        notice.html(),
        notice.thread(),
        list == null ? null : list.name(),
        list == null ? null : list.label(),
        token,
        at,
        state,
        0,
        null);
  }
}
