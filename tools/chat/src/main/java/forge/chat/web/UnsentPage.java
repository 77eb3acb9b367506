package forge.chat.web;

import forge.chat.Unsent.Piece;
import forge.web.View;
import java.util.List;

/** What somebody has begun to write, and has to say later, in all their rooms. */
public record UnsentPage(List<Piece> later, List<Piece> drafts) implements View {}
