package forge.mail.web;

import forge.web.View;
import org.jspecify.annotations.Nullable;

/**
 * Where a letter's link leads that asks for no more like it.
 *
 * @param done what somebody gets no more; null before they pressed the button
 */
public record StopMailPage(String token, @Nullable String done) implements View {}
