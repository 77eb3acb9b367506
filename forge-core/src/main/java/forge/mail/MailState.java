package forge.mail;

/** What became of a letter. */
public enum MailState {
  /** There is no mail server: it stays where administrators find it. */
  KEPT,
  /** It goes out as soon as the mail server takes it. */
  WAITING,
  /** The mail server has taken it. */
  SENT,
  /** The mail server will never take it, or did not for days. */
  REFUSED,
  /** It came in, for whoever looks after this site. */
  RECEIVED
}
