package forge.tool;

import com.mongodb.client.MongoDatabase;
import forge.access.AuditLog;
import forge.access.Circle;
import forge.access.DeployKeys;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachments;
import forge.bell.Doorbell;
import forge.config.ForgeConfig;
import forge.discussion.Discussions;
import forge.event.Events;
import forge.job.Jobs;
import forge.live.Live;
import forge.mail.Post;
import forge.notification.InTray;
import forge.notification.Notifications;
import forge.outgoing.Outgoing;
import forge.outgoing.Seal;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.ProjectId;
import forge.search.SearchCollection;
import forge.ssh.SshAddress;
import forge.store.Slice;
import forge.telling.Telling;
import forge.user.Credentials;
import forge.user.GpgKey;
import forge.user.Identity;
import forge.user.Passes;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything the forge offers a tool. */
public interface Platform {

  ForgeConfig config();

  MongoDatabase database();

  Events events();

  Jobs jobs();

  Live live();

  /** Tells people something by mail. */
  Post post();

  /** Short hints to every node, such as that something remembered has changed. */
  Doorbell doorbell();

  Artifacts artifacts();

  Attachments attachments();

  Discussions discussions();

  Clock clock();

  /** For tools that reach addresses somebody typed: no other way leads out. */
  Outgoing outgoing();

  /** Tells people who are not looking. */
  Notifications notifications();

  /** Shows people what waits for them, on every page. */
  InTray inTray();

  /** Tells people what happened to artifacts. */
  Telling telling();

  /** Keeps the passwords of other sites. */
  Seal seal();

  /**
   * Has something done when this node stops, after its jobs: what waits in memory is written, and
   * threads of one's own end.
   */
  void onStop(Runnable last);

  /** Where clients reach this forge over SSH; empty while it does not listen there. */
  Optional<SshAddress> ssh();

  /** The SSH keys of machines, each for one mount. */
  DeployKeys deployKeys();

  /**
   * A search index of the tool's own.
   *
   * @param name what it is for, in small letters
   * @param owner a class beside which the folder {@code configset} lies
   */
  SearchCollection collection(String name, Class<?> owner);

  /** Tells of mounts that others may read than before, just before the change is kept. */
  void onReadersChange(Consumer<Mount> hears);

  /** For tools that mount more of themselves; not to be used before the tool has started. */
  Mounting mounting();

  /** What the other tools of a project do when asked; not before the tool has started. */
  Workshop workshop();

  /** For tools that reach projects other than the visited one; not before the tool has started. */
  Projects projects();

  /** A visit of somebody to a mount, outside of a request; empty where they may not read it. */
  Optional<Visit> visit(Identity identity, MountId mount);

  /**
   * The same by address, such as {@code /p/aqueduct/code} or {@code p/aqueduct/code.git}, as
   * clients name a repository.
   */
  Optional<Visit> visit(Identity identity, String address);

  /**
   * Notes a change of rights in the audit log of the visited project.
   *
   * @param deed completes a sentence that starts with the user's name
   */
  void note(Visit visit, String deed);

  /** Notes a deed in an audit log of the tool's own, such as that of a room. */
  void note(String place, UserId by, String deed);

  /** What was noted at a place, the newest first. */
  Slice<AuditLog.Line> notes(String place, @Nullable String before, int limit);

  /** When somebody made their account; empty where there is none. */
  Optional<Instant> since(UserId user);

  /** Who is in a circle of a project, in the order of their names. */
  Slice<UserId> people(Circle circle, @Nullable String after, int limit);

  /** The projects somebody belongs to, a hundred at most. */
  List<ProjectId> projectsOf(UserId user);

  /** By which words somebody may read what is kept beside {@link forge.artifact.Readers}. */
  Set<String> readTokens(User user);

  /** The mail address that somebody has proven to be theirs; empty where they have not. */
  Optional<String> address(UserId user);

  /** Whose SSH key has this fingerprint in OpenSSH's form; empty where it is nobody's. */
  Optional<UserId> keyOwner(String fingerprint);

  /** The GPG keys that may have made a signature, by the id of 16 digits that it names. */
  List<GpgKey> gpgKeys(String keyId);

  /** For tools that people sign in to by other ways than HTTP. */
  Credentials credentials();

  /** For tools that send people on from one way in to another; not before the tool has started. */
  Passes passes();

  /** What somebody is called; the name they sign in with where they did not say. */
  String nameOf(UserId user);

  /** The same of several people, with one look at most. */
  Map<UserId, String> namesOf(Collection<UserId> users);

  /** Whether there is a user of this name. */
  boolean known(UserId user);
}
