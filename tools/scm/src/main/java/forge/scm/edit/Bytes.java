package forge.scm.edit;

/** What a file is to hold. */
public final class Bytes {
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes of(byte... content) {
    return new Bytes(content.clone());
  }

  public int size() {
    return content.length;
  }

  public byte[] toArray() {
    return content.clone();
  }
}
