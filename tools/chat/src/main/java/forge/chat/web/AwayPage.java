package forge.chat.web;

import forge.chat.Away.Missed;
import forge.web.View;
import java.util.List;

/** What was said since one was here last. */
public record AwayPage(List<Missed> missed) implements View {}
