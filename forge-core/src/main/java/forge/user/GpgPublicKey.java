package forge.user;

import forge.refusal.Refusal.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.jspecify.annotations.Nullable;

/**
 * A public key in the armour that {@code gpg --armor --export} writes, checked: what its owner did
 * not certify is left aside.
 */
record GpgPublicKey(
    String fingerprint,
    List<String> keyIds,
    List<String> addresses,
    String text,
    @Nullable Instant expiresAt) {
  private static final int LONGEST = 100_000;
  private static final String BEGIN = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
  private static final Pattern ADDRESS = Pattern.compile("<([^<>@\\s]+@[^<>@\\s]+)>|^(\\S+@\\S+)$");

  /** Reads what somebody pasted; refuses what is no key, or one that cannot sign. */
  static GpgPublicKey parse(@Nullable String pasted, Instant now) {
    String text = pasted == null ? "" : pasted.strip();
    if (text.isEmpty()) {
      throw wrong("Paste the public key: what “gpg --armor --export you@example.org” prints.");
    }
    if (text.contains("PGP PRIVATE KEY")) {
      throw wrong(
          "This is a private key. Keep it to yourself, and consider it lost now that it was pasted"
              + " here; the public key is what “gpg --armor --export” prints.");
    }
    if (text.length() > LONGEST) {
      throw new Invalid(
          "key",
          "A key has at most %,d characters here; export it with “--export-options export-minimal”."
              .formatted(LONGEST),
          (long) LONGEST);
    }
    if (!text.startsWith(BEGIN)) {
      throw wrong("A public key begins with the line “" + BEGIN + "”.");
    }
    return of(ring(text), text, now);
  }

  private static PGPPublicKeyRing ring(String text) {
    try (var in =
        new ArmoredInputStream(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))) {
      return new PGPPublicKeyRing(in.readAllBytes(), new BcKeyFingerprintCalculator());
    } catch (IOException | RuntimeException e) {
      throw wrong("The key is damaged: its parts do not fit together.");
    }
  }

  private static GpgPublicKey of(PGPPublicKeyRing ring, String text, Instant now) {
    PGPPublicKey main = ring.getPublicKey();
    var certified = new Certified(main);
    if (certified.revoked()) {
      throw wrong("This key was revoked by its owner.");
    }
    var keyIds = new ArrayList<String>();
    for (Iterator<PGPPublicKey> keys = ring.getPublicKeys(); keys.hasNext(); ) {
      PGPPublicKey key = keys.next();
      if (certified.signs(key)) {
        keyIds.add(String.format(Locale.ROOT, "%016X", key.getKeyID()));
      }
    }
    if (keyIds.isEmpty()) {
      throw wrong("No part of this key may sign, so it is of no use here.");
    }
    Instant until =
        main.getValidSeconds() == 0
            ? null
            : main.getCreationTime().toInstant().plusSeconds(main.getValidSeconds());
    if (until != null && until.isBefore(now)) {
      throw wrong("This key expired on " + until + ". Export it again when it is renewed.");
    }
    String fingerprint = HexFormat.of().withUpperCase().formatHex(main.getFingerprint());
    return new GpgPublicKey(fingerprint, keyIds, addresses(main, certified), text, until);
  }

  private static List<String> addresses(PGPPublicKey main, Certified certified) {
    var addresses = new ArrayList<String>();
    for (Iterator<String> names = main.getUserIDs(); names.hasNext(); ) {
      String name = names.next();
      Matcher address = ADDRESS.matcher(name);
      if (address.find() && certified.named(name)) {
        String found = address.group(1) == null ? address.group(2) : address.group(1);
        addresses.add(found.toLowerCase(Locale.ROOT));
      }
    }
    if (addresses.isEmpty()) {
      throw wrong("The key names no mail address that its owner certified.");
    }
    return addresses.stream().distinct().toList();
  }

  private static Invalid wrong(String sentence) {
    return new Invalid("key", sentence);
  }
}
