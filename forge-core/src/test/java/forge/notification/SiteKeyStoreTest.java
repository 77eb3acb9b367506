package forge.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.config.ForgeConfig;
import forge.outgoing.Seal;
import forge.testing.TestDatabase;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SiteKeyStoreTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final SiteKeyStore store = new SiteKeyStore(DATABASE.fresh(), new Seal(new byte[32]));

  private static ForgeConfig config(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("FORGE_MONGODB_URI", "mongodb://localhost/forge");
    all.put("FORGE_PUBLIC_URL", "https://forge.example.org");
    return ForgeConfig.from(name -> Optional.ofNullable(all.get(name)));
  }

  private static Map<String, String> keys(KeyPair open, KeyPair closed) {
    return Map.of(
        "FORGE_PUSH_PUBLIC_KEY",
        Vapid.text(P256.write((ECPublicKey) open.getPublic())),
        "FORGE_PUSH_PRIVATE_KEY",
        Vapid.text(P256.write((ECPrivateKey) closed.getPrivate())));
  }

  @Test
  void allNodesHaveTheOnePairThatWasMadeFirst() {
    var found =
        IntStream.range(0, 8).parallel().mapToObj(i -> store.of(config(Map.of())).key()).distinct();

    assertThat(found).hasSize(1);
    Document kept = DATABASE.get().getCollection("site").find().first();
    assertThat(kept).isNotNull();
    assertThat(store.of(config(Map.of())).contact()).isEqualTo("https://forge.example.org");
    assertThat(Vapid.text(P256.write(store.of(config(Map.of())).privateKey())))
        .isNotEqualTo(kept.getString("private"));
  }

  @Test
  void aGivenPairIsTakenAndHalfOfOneStopsTheStart() {
    KeyPair pair = P256.pair();

    assertThat(store.of(config(keys(pair, pair))).key())
        .isEqualTo(keys(pair, pair).get("FORGE_PUSH_PUBLIC_KEY"));
    var half = new HashMap<>(keys(pair, pair));
    half.remove("FORGE_PUSH_PRIVATE_KEY");
    assertThatThrownBy(() -> store.of(config(half))).hasMessageContaining("must be a pair");
    assertThatThrownBy(() -> store.of(config(keys(pair, P256.pair()))))
        .hasMessageContaining("must be a pair");
    assertThatThrownBy(() -> store.of(config(Map.of("FORGE_PUSH_CONTACT", "the cellar"))))
        .hasMessageContaining("mailto:");
  }
}
