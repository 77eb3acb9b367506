package forge.scm;

import java.util.Arrays;
import java.util.Optional;

/** A form in which all files of a commit can be downloaded. */
public enum Archive {
  ZIP(".zip", "application/zip"),
  TAR_GZ(".tar.gz", "application/gzip");

  private final String suffix;
  private final String mediaType;

  Archive(String suffix, String mediaType) {
    this.suffix = suffix;
    this.mediaType = mediaType;
  }

  public String suffix() {
    return suffix;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The form that a file name asks for. */
  public static Optional<Archive> of(String fileName) {
    return Arrays.stream(values()).filter(a -> fileName.endsWith(a.suffix)).findFirst();
  }
}
