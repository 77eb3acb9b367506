package forge.markup;

import java.net.URI;

/**
 * Where relative addresses in a text start from: a README's links lead to files, its images to the
 * raw ones.
 *
 * @param links an absolute path ending in a slash, or empty to leave links as they are
 * @param images the same for images
 */
public record Base(String links, String images) {
  public static final Base NONE = new Base("", "");

  String link(String href) {
    return from(links, href);
  }

  String image(String src) {
    return from(images, src);
  }

  private static String from(String base, String address) {
    if (base.isEmpty() || !relative(address)) {
      return address;
    }
    try {
      return URI.create(base)
          .resolve(address)
          .normalize()
          .toString()
          .replaceFirst("^(/\\.\\.)+", "");
    } catch (IllegalArgumentException unparsable) {
      return address;
    }
  }

  private static boolean relative(String address) {
    return !address.isEmpty()
        && "/#?".indexOf(address.charAt(0)) < 0
        && !address.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*");
  }
}
