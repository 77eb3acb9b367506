package forge.ssh;

import forge.user.Identity;
import java.util.function.BooleanSupplier;
import org.apache.sshd.common.AttributeRepository.AttributeKey;

/**
 * Who holds a connection.
 *
 * @param login the name they signed in with
 * @param still whether they could sign in the same way now: false once a key is removed, a token
 *     revoked or an account disabled
 */
record SignedIn(Identity identity, String login, BooleanSupplier still) {
  /** Where a connection keeps it. */
  static final AttributeKey<SignedIn> KEY = new AttributeKey<>();
}
