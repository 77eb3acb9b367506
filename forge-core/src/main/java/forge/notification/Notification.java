package forge.notification;

/**
 * Something to be told to one person, shown for a moment on their screens.
 *
 * @param id the same one is told once
 * @param title who is it about, such as "Mia in Aqueduct"
 * @param what happened, without a word of it, such as "called you"
 * @param words what was said, for those who chose to see it there
 * @param url a path on this site
 * @param place the path of the page where one sees it happen, and need not be told
 * @param about what a later one of the same takes the place of, such as {@code room:5f2c}
 */
public record Notification(
    String id, String title, String what, String words, String url, String place, String about) {

  String body(Choice choice) {
    return choice.words() && !words.isBlank() ? words : what;
  }
}
