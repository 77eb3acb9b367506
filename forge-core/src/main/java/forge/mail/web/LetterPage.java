package forge.mail.web;

import forge.mail.KeptLetter;
import forge.web.View;

/** One letter with its text. */
public record LetterPage(KeptLetter letter) implements View {}
