package forge.files.ssh;

import forge.refusal.Refusal.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a client of rsync asks the other end to be started with: read, and only what sends files
 * here is let pass.
 *
 * @param options that are handed on, the bundle of letters first
 * @param path where the files are to be put
 */
record RsyncArguments(List<String> options, String path) {
  /** The folder in which rsync keeps what has come of a file. */
  static final String PARTIAL = ".~partial";

  private static final String START = "rsync --server ";
  private static final Pattern LETTERS =
      Pattern.compile("-[vqlogDtprzcumiOJnWhyIdxEUNS]*(?:e[A-Za-z0-9.]*)?");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "--(?:timeout|compress-level|modify-window|max-size|min-size|checksum-seed|bwlimit)=\\d{1,12}"
              + "|--(?:compress|checksum)-choice=[a-z0-9,]{1,40}|--(?:new|old)-compress"
              + "|--(?:log|out)-format=[%A-Za-z]{1,20}"
              + "|--(?:size-only|ignore-existing|existing|update|numeric-ids|omit-dir-times"
              + "|no-perms|delay-updates|ignore-errors|remove-source-files|stats)"
              + "|-B\\d{1,9}");
  private static final Pattern OURS =
      Pattern.compile("--partial|--partial-dir=.{1,200}|--delay-updates");
  private static final Pattern DELETES = Pattern.compile("--(?:force|delete.*|max-delete.*)");
  private static final Pattern IN_PLACE = Pattern.compile("--(?:inplace|append.*)");

  static boolean known(String command) {
    return command.startsWith(START);
  }

  static RsyncArguments of(String command) {
    List<String> words = words(command.substring(START.length()));
    var options = new ArrayList<String>();
    int at = 0;
    for (; at < words.size() && words.get(at).startsWith("-"); at++) {
      take(words.get(at), at == 0, options);
    }
    if (at != words.size() - 2 || !words.get(at).equals(".") || options.isEmpty()) {
      throw new Invalid("path", "Name one place to send the files to.");
    }
    return new RsyncArguments(List.copyOf(options), words.getLast());
  }

  private static void take(String option, boolean first, List<String> options) {
    if (option.equals("--sender")) {
      throw new Invalid(
          "rsync", "Files are fetched from here by sftp, or with curl from the page of files.");
    }
    if (DELETES.matcher(option).matches()) {
      throw new Invalid("rsync", "rsync deletes nothing here: leave out " + option + ".");
    }
    if (IN_PLACE.matcher(option).matches()) {
      throw new Invalid("rsync", "Files are put in place whole: leave out " + option + ".");
    }
    if (OURS.matcher(option).matches()) {
      return;
    }
    boolean harmless =
        first ? LETTERS.matcher(option).matches() : HARMLESS.matcher(option).matches();
    if (!harmless) {
      throw new Invalid("rsync", "rsync is not answered here with the option " + option + ".");
    }
    options.add(option);
  }

  boolean dry() {
    String letters = options.getFirst();
    int compatibility = letters.indexOf('e');
    return (compatibility < 0 ? letters : letters.substring(0, compatibility)).indexOf('n') >= 0;
  }

  /** Words with spaces between; a backslash takes the next sign as it is. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        if (any) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        if (c == '\\' && i + 1 < text.length()) {
          i++;
        }
        word.append(text.charAt(i));
        any = true;
      }
    }
    if (any) {
      words.add(word.toString());
    }
    return words;
  }
}
