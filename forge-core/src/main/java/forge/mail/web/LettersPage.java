package forge.mail.web;

import forge.mail.KeptLetter;
import forge.store.Slice;
import forge.web.View;

/** The letters of this week, the newest first. */
public record LettersPage(Slice<KeptLetter> letters) implements View {}
