package forge.mail;

import forge.project.ToolKey;
import forge.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a tool tells one person by mail.
 *
 * <p>It reaches those alone who have proven an address to be theirs.
 *
 * @param text plain text; the link is put below it
 * @param link a path on this site that it is about
 * @param html the same as a page, made of what {@code Markup} has cleaned; null for none
 * @param thread what it belongs to, the same for all that a mail client shows together, such as
 *     {@code chat-masons}; null for nothing
 * @param list what it is one of many of, for filters; null for nothing
 * @param origin to whom an answer goes, and the wish for no more; null for nobody
 */
public record Notice(
    UserId to,
    String subject,
    String text,
    String link,
    @Nullable String html,
    @Nullable String thread,
    @Nullable MailList list,
    @Nullable Origin origin) {

  /**
   * A kind of mail that people filter by.
   *
   * @param name lower-case letters, digits, dots and hyphens, such as {@code masons.chat}
   */
  public record MailList(String name, String label) {
    public MailList {
      if (!name.matches("[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?")) {
        throw new IllegalArgumentException("not the name of a list: " + name);
      }
    }
  }

  /**
   * The tool that wrote, which {@link ReceivesMail}.
   *
   * @param key what the tool knows the matter by, such as a room and a thread
   */
  public record Origin(ToolKey tool, String key) {
    /** Enough for a mount and the longest path of an artifact there. */
    private static final int LONGEST = 500;

    public Origin {
      if (key.isBlank() || key.length() > LONGEST) {
        throw new IllegalArgumentException("a key of 1 to " + LONGEST + " characters is needed");
      }
    }
  }

  /** One without any of the optional parts. */
  public static Notice to(UserId user, String subject, String text, String link) {
    return new Notice(user, subject, text, link, null, null, null, null);
  }

  public Notice withHtml(String page) {
    return new Notice(to, subject, text, link, page, thread, list, origin);
  }

  public Notice inThread(String name) {
    return new Notice(to, subject, text, link, html, name, list, origin);
  }

  public Notice ofList(String name, String label) {
    var of = new MailList(name, label);
    return new Notice(to, subject, text, link, html, thread, of, origin);
  }

  /** Lets answers come back to the tool, and has it stop where the reader wishes so. */
  public Notice from(ToolKey tool, String key) {
    var of = new Origin(tool, key);
    return new Notice(to, subject, text, link, html, thread, list, of);
  }
}
