package forge.deploy.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import forge.web.Json;
import java.util.List;

/** What is sent where something else was meant. */
final class Values {
  private static final String MARK = "<script>alert(1)</script>";
  static final List<String> TEXTS =
      List.of(
          "",
          MARK,
          "\"><img src=x onerror=alert(1)>",
          "[x](javascript:alert(1)) <a href=\"javascript:alert(1)\">y</a>",
          "//evil.example/../../../etc/passwd",
          "/\\evil.example",
          "x\r\nX-Injected: yes\r\n\r\n" + MARK,
          "a\u0000b",
          "\ud800",
          "99999999999999999999999999",
          "-1",
          "\u202E$where ${7*7}#{7*7}<#assign x=1>",
          "{\"$gt\":\"\"}",
          "x".repeat(3_000));

  /** One of each kind, to be tried with every field alone. */
  static final List<String> NASTIEST =
      List.of("", "\"><img src=x onerror=alert(1)>", "x\r\nX-Injected: yes", "a\u0000b\ud800");

  static final List<String> LONG_TEXTS =
      List.of("x".repeat(20_000), "x".repeat(200_001), "[".repeat(5_000), "*a".repeat(5_000));

  /** JSON values of every kind but the right one. */
  static final List<String> VALUES =
      List.of("5", "[]", "[null]", "{}", "null", "true", "1e400", "[[[[1]]]]", "{\"a\":{\"b\":1}}");

  static final List<String> BODIES =
      List.of("", "{", "[]", "null", "5", "\"x\"", "\u0000", "{\"a\":", "[".repeat(5_000));

  static final List<String> BROKEN_UPLOADS =
      List.of(
          "",
          "--x",
          "--x--",
          "x",
          "--x\r\n\r\n",
          "--x\r\nContent-Disposition: form-data; name=\"file\"",
          "--x\r\n" + "h".repeat(20_000));

  static final List<String> STREAMS =
      List.of(
          "room:",
          "tickets:",
          "ticket:",
          "blogpost:",
          "forum:",
          "forumtopic:",
          "repo:",
          "page:",
          "edit:",
          "user:",
          "job:",
          "jobs:");

  static final List<String> PARTS_OF_ADDRESSES =
      List.of(
          "..%2f..%2fetc%2fpasswd",
          "%00",
          "%20",
          "%ED%A0%80",
          "%0d%0aX-Injected:%20yes",
          "999999999999999999999",
          "999999999",
          "-1",
          "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
          "$where",
          "x".repeat(3_000));

  private Values() {}

  /** Lone surrogates as JSON can write them. */
  static String quoted(String text) {
    try {
      return Json.MAPPER
          .writeValueAsString(text.replace("\ud800", ""))
          .replace("\"\"", "\"\\ud800\"");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So much of it that one knows which it was. */
  static String cut(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "… " + text.length() : text;
  }
}
