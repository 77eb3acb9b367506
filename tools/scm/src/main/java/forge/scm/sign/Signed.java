package forge.scm.sign;

/** Something with a signature, and the bytes that were signed. */
public final class Signed {
  private final byte[] payload;
  private final String signature;
  private final String address;

  /**
   * Something with a signature.
   *
   * @param signature in its armour, as it was found
   * @param address the mail address of whoever says to have made it
   */
  public Signed(byte[] payload, String signature, String address) {
    this.payload = payload.clone();
    this.signature = signature;
    this.address = address;
  }

  byte[] payload() {
    return payload.clone();
  }

  String signature() {
    return signature;
  }

  String address() {
    return address;
  }
}
