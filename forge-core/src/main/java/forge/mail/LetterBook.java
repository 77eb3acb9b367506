package forge.mail;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The letters of this week, for administrators: what went out, what waits, what came in. */
public final class LetterBook {
  private static final int MOST = 100;

  private final LetterStore letters;
  private final URI site;

  LetterBook(LetterStore letters, URI site) {
    this.letters = letters;
    this.site = site;
  }

  /** The newest first. */
  public Slice<KeptLetter> list(@Nullable String before, int limit) {
    int most = Math.clamp(limit, 1, MOST);
    try {
      return Slice.of(letters.list(before, most + 1), most, LetterStore::cursor).map(this::shown);
    } catch (NumberFormatException e) {
      throw new Invalid("before", "The cursor is not one this list gave out.");
    }
  }

  public KeptLetter get(String id) {
    return letters.find(id).map(this::shown).orElseThrow(() -> new NotFound("This letter"));
  }

  private KeptLetter shown(LetterDocument letter) {
    return new KeptLetter(
        letter.id(),
        letter.to(),
        letter.subject(),
        letter.text(),
        URI.create(site + letter.link()),
        letter.at(),
        letter.state(),
        letter.note());
  }
}
