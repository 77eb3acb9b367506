package forge.markup;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Lets through the HTML that people need in a text, and nothing that acts. */
final class Sanitizer {
  private static final String[] ELEMENTS =
      ("p div h1 h2 h3 h4 h5 h6 br hr b strong i em u s del ins sub sup small mark kbd samp var abbr"
              + " q cite dfn tt blockquote pre code ul ol li dl dt dd table thead tbody tfoot tr th"
              + " td caption details summary section figure figcaption ruby rt rp span wbr")
          .split(" ");
  private static final Pattern LANGUAGE = Pattern.compile("language-[\\p{L}\\p{N}+#_.-]{1,40}");
  private static final Pattern LINK_CLASS =
      Pattern.compile("(?:mention|ref|missing|anchor|footnote-backref)(?: [a-z-]{1,20})?");
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_:.-]{1,100}");
  private static final Pattern OURS = Pattern.compile("(?:h-|fn-|fnref-?).*", Pattern.DOTALL);
  private static final Pattern FOREIGN = Pattern.compile("(?i)(?:https?:)?//.*", Pattern.DOTALL);
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,4}%?");
  private static final Pattern ALIGN = Pattern.compile("(?i)left|right|center");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final PolicyFactory WORDS = new HtmlPolicyBuilder().toFactory();

  private final String origin;
  private final PolicyFactory usual;

  /** Links that do not start with the origin are foreign. */
  Sanitizer(String origin) {
    this.origin = origin;
    this.usual = policy(Base.NONE, origin);
  }

  String clean(String html, Base base) {
    return (base.equals(Base.NONE) ? usual : policy(base, origin)).sanitize(html);
  }

  /** The text of raw HTML, for search. */
  static String words(String html) {
    return WORDS
        .sanitize(html)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#43;", "+")
        .replace("&#61;", "=")
        .replace("&#64;", "@")
        .replace("&#96;", "`")
        .replace("&amp;", "&");
  }

  private static PolicyFactory policy(Base base, String origin) {
    return new HtmlPolicyBuilder()
        .allowElements(ELEMENTS)
        .allowElements((name, attributes) -> anchor(attributes, base, origin), "a")
        .allowElements((name, attributes) -> image(attributes, base), "img")
        .allowElements((name, attributes) -> taskBox(attributes), "input")
        .allowUrlProtocols("http", "https", "mailto", "irc", "ircs")
        .allowAttributes("href")
        .onElements("a")
        .allowAttributes("src")
        .matching((element, attribute, value) -> imageAddress(value))
        .onElements("img")
        .allowAttributes("alt", "title")
        .onElements("img")
        .allowAttributes("width", "height")
        .matching(LENGTH)
        .onElements("img", "th", "td")
        .allowAttributes("title")
        .onElements("a", "abbr", "dfn")
        .allowAttributes("align")
        .matching(ALIGN)
        .onElements("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "img", "th", "td", "table")
        .allowAttributes("colspan", "rowspan", "start", "value")
        .matching(NUMBER)
        .onElements("th", "td", "ol", "li")
        .allowAttributes("class")
        .matching(LANGUAGE)
        .onElements("code")
        .allowAttributes("class")
        .matching(LINK_CLASS)
        .onElements("a")
        .allowAttributes("class")
        .matching(true, "task-list-item")
        .onElements("li")
        .allowAttributes("class")
        .matching(true, "footnotes", "footnote-ref")
        .onElements("section", "sup")
        .allowAttributes("aria-hidden")
        .matching(true, "true")
        .onElements("a")
        .allowAttributes("tabindex")
        .matching(true, "-1")
        .onElements("a")
        .allowAttributes("type", "disabled", "checked")
        .onElements("input")
        .allowAttributes("open")
        .onElements("details")
        .allowAttributes("id")
        .matching((element, attribute, value) -> id(value))
        .globally()
        .allowWithoutAttributes("a", "span", "input")
        .toFactory();
  }

  private static @Nullable String id(String value) {
    if (!ID.matcher(value).matches()) {
      return null;
    }
    return OURS.matcher(value).matches() ? value : "h-" + value;
  }

  private static @Nullable String imageAddress(String value) {
    var address = value.strip();
    var schemed = address.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*");
    return schemed && !FOREIGN.matcher(address).matches() ? null : address;
  }

  private static String anchor(List<String> attributes, Base base, String origin) {
    for (var i = 0; i + 1 < attributes.size(); i += 2) {
      if (attributes.get(i).equals("href")) {
        var href = attributes.get(i + 1).strip();
        attributes.set(i + 1, address(href, base));
        if (FOREIGN.matcher(href).matches() && !href.startsWith(origin)) {
          attributes.addAll(List.of("rel", "nofollow noopener ugc"));
        }
        break;
      }
    }
    return "a";
  }

  private static String address(String href, Base base) {
    if (href.startsWith("#")) {
      var target = href.substring(1);
      return target.isEmpty() || OURS.matcher(target).matches() ? href : "#h-" + target;
    }
    return base.link(href);
  }

  private static @Nullable String image(List<String> attributes, Base base) {
    var seen = false;
    for (var i = 0; i + 1 < attributes.size(); i += 2) {
      if (attributes.get(i).equals("src")) {
        attributes.set(i + 1, base.image(attributes.get(i + 1)));
        seen = true;
      }
    }
    attributes.addAll(List.of("loading", "lazy"));
    return seen ? "img" : null;
  }

  private static @Nullable String taskBox(List<String> attributes) {
    for (var i = 0; i + 1 < attributes.size(); i += 2) {
      if (attributes.get(i).equals("type") && !attributes.get(i + 1).equals("checkbox")) {
        return null;
      }
    }
    if (!attributes.contains("type")) {
      return null;
    }
    if (!attributes.contains("disabled")) {
      attributes.addAll(List.of("disabled", "disabled"));
    }
    attributes.addAll(List.of("aria-label", attributes.contains("checked") ? "done" : "to do"));
    return "input";
  }
}
