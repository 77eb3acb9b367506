package forge.notification.web;

import forge.notification.Choice;
import forge.notification.MailPace;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told, in JSON.
 *
 * @param mail one of at-once, quarter, hourly, daily and never
 * @param words whether notifications show what was said
 */
public record ChoiceJson(@Nullable String mail, @Nullable Boolean words) {
  static ChoiceJson of(Choice choice) {
    return new ChoiceJson(choice.mail().key(), choice.words());
  }

  /** What is not said stays as it was. */
  Choice wanted(Choice before) {
    return new Choice(
        mail == null ? before.mail() : MailPace.parse(mail),
        words == null ? before.words() : words);
  }
}
