package forge.ssh;

import java.util.List;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

/** The server of the SSH library, with the signatures that are still sound. */
final class Gate extends SshServer {
  private Gate() {}

  /** One that is not yet told anything. */
  static Gate plain() {
    return (Gate)
        ServerBuilder.builder()
            .factory(Gate::new)
            .signatureFactories(
                List.of(
                    BuiltinSignatures.ed25519,
                    BuiltinSignatures.nistp256,
                    BuiltinSignatures.nistp384,
                    BuiltinSignatures.nistp521,
                    BuiltinSignatures.rsaSHA512,
                    BuiltinSignatures.rsaSHA256))
            .build();
  }

  /** Stops listening; those who are here stay. */
  void takeNobody() {
    acceptor.unbind();
  }
}
