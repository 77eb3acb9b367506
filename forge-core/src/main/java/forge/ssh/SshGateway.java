package forge.ssh;

import forge.config.ForgeConfig;
import forge.user.Identity;
import forge.user.Users;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.server.global.OpenSshHostKeysHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SSH server of the forge, on a port of its own: recognises who is there and hands their
 * commands to the tools. There is no shell and nothing is forwarded.
 */
public final class SshGateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SshGateway.class);
  private static final int CONNECTIONS = 500;
  private static final int FROM_ONE_ADDRESS = 100;
  private static final int COMMANDS = 200;
  private static final int CHANNELS = 10;
  private static final Duration TO_SIGN_IN = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration RECHECK = Duration.ofSeconds(15);
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final ForgeConfig.Ssh config;
  private final String host;
  private final Path folder;
  private final SignIn signIn;
  private final Calls calls;
  private final Sharing sharing;
  private final Connections connections = new Connections(CONNECTIONS, FROM_ONE_ADDRESS);
  private final Timer watch = new Timer("ssh watch", true);
  private volatile List<HostKey> hostKeys = List.of();
  private volatile @Nullable Gate gate;

  /** A key of this forge as clients show it when they meet it for the first time. */
  public record HostKey(String type, String fingerprint) {
    @Override
    public String toString() {
      return fingerprint + " (" + type + ")";
    }
  }

  /**
   * @param keys whose key it is, by its fingerprint
   * @param tools those that answer commands
   * @param sharing those that share files
   */
  public SshGateway(
      ForgeConfig config,
      Users users,
      Function<String, Optional<Identity>> keys,
      Supplier<Collection<AnswersSsh>> tools,
      Supplier<Collection<SharesFiles>> sharing) {
    this.config = config.ssh();
    this.host = config.publicUrl().getHost();
    this.folder = config.data().resolve("ssh");
    this.signIn = new SignIn(users, keys);
    this.calls = new Calls(tools, COMMANDS);
    this.sharing = new Sharing(sharing);
  }

  /** Begins to listen; a port that is taken leaves the rest of the forge as it is. */
  public synchronized void start() {
    List<KeyPair> keys = HostKeys.in(folder);
    hostKeys = keys.stream().map(HostKeys::describe).toList();
    var opening = Gate.plain();
    arrange(opening, keys);
    try {
      opening.start();
    } catch (IOException e) {
      LOG.warn(
          "SSH is off: port {} of {} is not to be had ({}). Set FORGE_SSH_PORT to a free one.",
          config.port(),
          config.bind(),
          e.getMessage());
      return;
    }
    gate = opening;
    watch.schedule(task(connections::recheck), RECHECK.toMillis(), RECHECK.toMillis());
    LOG.info("SSH is answered at port {} of {}.", opening.getPort(), config.bind());
  }

  private void arrange(Gate gate, List<KeyPair> keys) {
    gate.setHost(config.bind());
    gate.setPort(config.port());
    gate.setKeyPairProvider(KeyPairProvider.wrap(keys));
    gate.setUserAuthFactories(
        List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
    gate.setPublickeyAuthenticator(signIn::byKey);
    gate.setPasswordAuthenticator(signIn::byPassword);
    gate.setChannelFactories(List.of(new CallChannel.Factory()));
    gate.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    gate.setGlobalRequestHandlers(
        List.of(
            KeepAliveHandler.INSTANCE,
            NoMoreSessionsHandler.INSTANCE,
            OpenSshHostKeysHandler.INSTANCE));
    gate.setCommandFactory(
        (channel, command) ->
            sharing.knows(command) ? sharing.scp(channel, command) : new Call(calls, command));
    gate.setSubsystemFactories(List.of(sharing.sftp()));
    gate.setFileSystemFactory(sharing);
    gate.setShellFactory(channel -> new Call(calls, null));
    gate.addSessionListener(connections);
    CoreModuleProperties.SERVER_IDENTIFICATION.set(gate, "Forge");
    CoreModuleProperties.AUTH_TIMEOUT.set(gate, TO_SIGN_IN);
    CoreModuleProperties.IDLE_TIMEOUT.set(gate, IDLE);
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(gate, CHANNELS);
  }

  private static TimerTask task(Runnable deed) {
    return new TimerTask() {
      @Override
      public void run() {
        deed.run();
      }
    };
  }

  /** Where clients reach it; empty while it does not listen. */
  public Optional<SshAddress> address() {
    Gate open = gate;
    if (open == null) {
      return Optional.empty();
    }
    return Optional.of(
        config.publicUrl() == null
            ? new SshAddress(host, open.getPort())
            : SshAddress.of(config.publicUrl()));
  }

  /** By what people can tell that it is this forge; empty while it does not listen. */
  public List<HostKey> hostKeys() {
    return gate == null ? List.of() : hostKeys;
  }

  /** How many connections are open. */
  public int connections() {
    return connections.count();
  }

  /** How many commands run. */
  public int running() {
    return calls.running();
  }

  /** Ends the connections of those who could not sign in any more; done by itself now and then. */
  public void recheck() {
    connections.recheck();
  }

  /** Takes nothing new, gives what runs some seconds, and ends. */
  @Override
  public synchronized void close() {
    watch.cancel();
    Gate open = gate;
    if (open == null) {
      return;
    }
    try {
      open.takeNobody();
      if (!calls.drain(DRAIN)) {
        LOG.info("{} SSH commands are broken off.", calls.running());
      }
      open.stop(true);
    } catch (IOException e) {
      LOG.warn("SSH did not end well: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gate = null;
  }
}
