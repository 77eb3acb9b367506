package forge.site;

import com.mongodb.client.MongoDatabase;
import forge.access.AuditLog;
import forge.access.Circle;
import forge.access.CorePermission;
import forge.access.DeployKeys;
import forge.access.Membership;
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
import forge.project.MountAddress;
import forge.project.MountId;
import forge.project.ProjectId;
import forge.search.SearchCollection;
import forge.ssh.SshAddress;
import forge.store.Slice;
import forge.telling.Telling;
import forge.tool.Mounting;
import forge.tool.Platform;
import forge.tool.Projects;
import forge.tool.Workshop;
import forge.user.Account;
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

/** What a forge offers its tools. They get it while it is still being put together. */
record Offer(Forge forge) implements Platform {
  @Override
  public ForgeConfig config() {
    return forge.config();
  }

  @Override
  public MongoDatabase database() {
    return forge.database();
  }

  @Override
  public Events events() {
    return forge.events();
  }

  @Override
  public Jobs jobs() {
    return forge.jobs();
  }

  @Override
  public Live live() {
    return forge.live();
  }

  @Override
  public void onStop(Runnable last) {
    forge.onStop(last);
  }

  @Override
  public Post post() {
    return forge.mail().post();
  }

  @Override
  public Doorbell doorbell() {
    return forge.doorbell();
  }

  @Override
  public Artifacts artifacts() {
    return forge.artifacts();
  }

  @Override
  public Attachments attachments() {
    return forge.attachments();
  }

  @Override
  public Discussions discussions() {
    return forge.discussions();
  }

  @Override
  public Clock clock() {
    return forge.clock();
  }

  @Override
  public Outgoing outgoing() {
    return forge.outgoing();
  }

  @Override
  public InTray inTray() {
    return forge.inTray();
  }

  @Override
  public Telling telling() {
    return forge.telling();
  }

  @Override
  public Notifications notifications() {
    return forge.notifications();
  }

  @Override
  public Seal seal() {
    return forge.seal();
  }

  @Override
  public Optional<SshAddress> ssh() {
    return forge.ssh().address();
  }

  @Override
  public DeployKeys deployKeys() {
    return forge.deployKeys();
  }

  @Override
  public SearchCollection collection(String name, Class<?> owner) {
    return forge.index().collection(name, owner, forge.access());
  }

  @Override
  public void onReadersChange(Consumer<Mount> hears) {
    forge.onReadersChange(hears);
  }

  @Override
  public Mounting mounting() {
    return forge.mounting();
  }

  @Override
  public Workshop workshop() {
    return new Workshop(forge::tools);
  }

  @Override
  public Projects projects() {
    return forge.projects();
  }

  @Override
  public Optional<Visit> visit(Identity identity, MountId mount) {
    return forge
        .projectStore()
        .findByMount(mount)
        .flatMap(p -> p.mount(mount).map(m -> forge.access().visit(identity, p, m)))
        .filter(v -> v.may(CorePermission.READ));
  }

  @Override
  public Optional<Visit> visit(Identity identity, String address) {
    return MountAddress.parse(address)
        .flatMap(
            at ->
                forge
                    .projectStore()
                    .find(at.project())
                    .flatMap(
                        p -> p.mount(at.point()).map(m -> forge.access().visit(identity, p, m))))
        .filter(v -> v.may(CorePermission.READ));
  }

  @Override
  public void note(Visit visit, String deed) {
    forge.audit().note(visit.project().id().toString(), visit.user().id(), deed);
  }

  @Override
  public void note(String place, UserId by, String deed) {
    forge.audit().note(place, by, deed);
  }

  @Override
  public Slice<AuditLog.Line> notes(String place, @Nullable String before, int limit) {
    return forge.audit().lines(place, before, limit);
  }

  @Override
  public Optional<Instant> since(UserId user) {
    return forge.users().accounts().find(user).map(Account::createdAt);
  }

  @Override
  public Slice<UserId> people(Circle circle, @Nullable String after, int limit) {
    return forge.memberships().ofCircle(circle, after, limit).map(Membership::user);
  }

  @Override
  public List<ProjectId> projectsOf(UserId user) {
    return forge.memberships().ofUser(user, 100).stream().map(Membership::project).toList();
  }

  @Override
  public Set<String> readTokens(User user) {
    return forge.access().readTokens(user);
  }

  @Override
  public Optional<String> address(UserId user) {
    return forge.users().accounts().find(user).filter(Account::confirmed).map(Account::email);
  }

  @Override
  public Optional<UserId> keyOwner(String fingerprint) {
    return forge.users().sshKeys().identify(fingerprint).map(identity -> identity.user().id());
  }

  @Override
  public List<GpgKey> gpgKeys(String keyId) {
    return forge.users().gpgKeys().signing(keyId);
  }

  @Override
  public Credentials credentials() {
    return forge.users().credentials();
  }

  @Override
  public Passes passes() {
    return forge.users().passes();
  }

  @Override
  public String nameOf(UserId user) {
    return forge.users().displayNames().of(user);
  }

  @Override
  public Map<UserId, String> namesOf(Collection<UserId> users) {
    return forge.users().displayNames().of(users);
  }

  @Override
  public boolean known(UserId user) {
    return forge.users().accounts().find(user).isPresent();
  }
}
