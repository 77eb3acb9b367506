package forge.site;

import com.mongodb.client.MongoDatabase;
import forge.access.Access;
import forge.access.AuditLog;
import forge.access.DeployKeyStore;
import forge.access.DeployKeys;
import forge.access.MembershipStore;
import forge.access.Visit;
import forge.artifact.ArtifactStore;
import forge.artifact.Artifacts;
import forge.artifact.Attachments;
import forge.artifact.DescribesArtifacts;
import forge.artifact.Readers;
import forge.bell.Doorbell;
import forge.config.ForgeConfig;
import forge.directory.Directory;
import forge.directory.web.DirectoryDesk;
import forge.discussion.DiscussionStore;
import forge.discussion.Discussions;
import forge.event.Events;
import forge.hook.DeliveryStore;
import forge.hook.WebhookStore;
import forge.hook.Webhooks;
import forge.job.Jobs;
import forge.job.web.JobStreams;
import forge.live.Live;
import forge.live.LiveStore;
import forge.mail.Mail;
import forge.mail.ReceivesMail;
import forge.markup.Markup;
import forge.notification.InTray;
import forge.notification.Notifications;
import forge.outgoing.Outgoing;
import forge.outgoing.Seal;
import forge.outgoing.Trust;
import forge.project.Mount;
import forge.project.Project;
import forge.project.ProjectStore;
import forge.project.ToolKey;
import forge.review.Reviews;
import forge.search.Indexing;
import forge.search.Search;
import forge.search.SearchIndex;
import forge.ssh.AnswersSsh;
import forge.ssh.SharesFiles;
import forge.ssh.SshGateway;
import forge.ssh.SshGateway.HostKey;
import forge.store.SiteSecret;
import forge.telling.Telling;
import forge.tool.Members;
import forge.tool.Mounting;
import forge.tool.Projects;
import forge.tool.RunningTool.Listens;
import forge.tool.Tools;
import forge.tool.web.FileEntrance;
import forge.user.Account;
import forge.user.Identity;
import forge.user.Passwords;
import forge.user.Session;
import forge.user.UserId;
import forge.user.Users;
import forge.user.web.UserPage;
import forge.web.Csrf;
import forge.web.Measures;
import forge.web.View;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A whole forge, put together: the one place where its parts meet. It needs a database and runs
 * under any server of Jakarta REST, or none.
 */
public final class Forge implements AutoCloseable {
  private final ForgeConfig config;
  private final MongoDatabase database;
  private final Clock clock;
  private final Doorbell doorbell;

  private final Outgoing outgoing;
  private final Seal seal;
  private final Jobs jobs;
  private final Events events;
  private final Live live;
  private final Mail mail;
  private final Users users;
  private final Notifications notifications;
  private final ProjectStore projectStore;
  private final MembershipStore memberships;
  private final DeployKeys deployKeys;
  private final Access access;
  private final AuditLog audit;
  private final Attachments attachments;
  private final Artifacts artifacts;
  private final Discussions discussions;
  private final Markup markup;
  private final SearchIndex index;
  private final Indexing indexing;
  private final Search search;
  private final Tools tools;
  private final Projects projects;
  private final Mounting mounting;
  private final Members members;
  private final SshGateway ssh;
  private final Directory directory;
  private final DirectoryDesk desk;
  private final Reviews reviews;
  private final Webhooks webhooks;
  private final Tellings tellings;
  private final InTray inTray;
  private final Services services;
  private final Csrf csrf;
  private final FileEntrance files;
  private final List<Object> resources;
  private final List<Consumer<Mount>> readersChange = new CopyOnWriteArrayList<>();
  private final List<Runnable> last = new CopyOnWriteArrayList<>();

  public Forge(ForgeConfig config, MongoDatabase database, Doorbell doorbell, Clock clock) {
    this(config, database, doorbell, clock, new Passwords());
  }

  /** With passwords hashed at another cost, such as in tests. */
  public Forge(
      ForgeConfig config,
      MongoDatabase database,
      Doorbell doorbell,
      Clock clock,
      Passwords passwords) {
    this.config = config;
    this.database = database;
    this.doorbell = doorbell;
    this.clock = clock;

    outgoing = new Outgoing(config.outgoingAllow(), Trust.of(config.further().get(Trust.SETTING)));
    seal = new Seal(SiteSecret.of(database));
    markup = new Markup(config.publicUrl().toString());
    jobs = new Jobs(database, doorbell, clock, config.node());
    events = new Events(jobs);
    live = new Live(new LiveStore(database, clock), doorbell, clock);
    mail =
        Mail.open(
            database,
            config,
            SiteSecret.of(database),
            jobs,
            new Mail.People(id -> users().accounts().find(id), this::receiver),
            clock);
    audit = new AuditLog(database, clock);
    users =
        new Users(
            database,
            config,
            clock,
            doorbell,
            mail.post()::send,
            (by, account, deed) -> audit.note("u/" + account, by, deed),
            passwords);
    notifications =
        new Notifications(
            database,
            new Notifications.Needs(config, jobs, outgoing, seal, users.sessions(), clock));
    inTray = new InTray(database, doorbell);
    projectStore = new ProjectStore(database, doorbell);
    memberships = new MembershipStore(database, doorbell);
    deployKeys = new DeployKeys(new DeployKeyStore(database), audit, clock);
    access = new Access(memberships, deployKeys);

    var artifactStore = new ArtifactStore(database);
    attachments = new Attachments(artifactStore, config.data().resolve("files/attachments"), clock);
    attachments.schedule(jobs);
    artifacts = new Artifacts(artifactStore, this::descriptions, projectStore, markup, clock);
    discussions = new Discussions(new DiscussionStore(database, events), events, clock);

    index = new SearchIndex(config.backing().solr(), SiteSecret.of(database), artifactStore);
    var offer = new Offer(this);
    tellings = Tellings.of(this, offer);
    tools = Tools.start(offer);
    projects =
        new Projects(
            projectStore,
            memberships,
            access,
            audit,
            clock,
            id -> users.accounts().find(id).map(a -> a.user()));
    mounting = new Mounting(projects, tools, jobs);
    members = new Members(projects, memberships, audit, clock, this::names);
    indexing =
        new Indexing(
            index,
            artifactStore,
            artifacts,
            this::descriptions,
            projectStore,
            discussions,
            jobs,
            clock);
    projects.onChange(this::rightsChange);
    users
        .sessions()
        .whenChanged(
            user ->
                live.keepOnly(
                    user,
                    () ->
                        users.sessions().list(user).stream()
                            .map(Session::id)
                            .collect(Collectors.toSet())));
    mounting.onRemoved(
        mount -> {
          discussions.forget(mount.id());
          deployKeys.forget(mount.id());
          artifacts.forget(mount.id());
          tellings.mentions().forget(mount.id());
        });
    search = new Search(index, access);
    ssh =
        new SshGateway(
            config,
            users,
            this::byKey,
            () -> tools.able(AnswersSsh.class),
            () -> tools.able(SharesFiles.class));
    users.credentials().admitMachines(deployKeys::identify);
    users.showHostKeys(() -> ssh.hostKeys().stream().map(HostKey::toString).toList());
    directory = new Directory(offer, projects, tools, projectStore, audit, doorbell);
    reviews = new Reviews(offer, directory, audit);
    desk = new DirectoryDesk(directory, tools, memberships, markup, config, this::front);
    members.onRightsChanged(mount -> live.recheckSoon());
    members.onRightsChanged(mount -> desk.front().peopleChanged(mount.project()));
    webhooks =
        new Webhooks(
            new WebhookStore(database),
            new DeliveryStore(database),
            new Webhooks.Needs(
                config.publicUrl().toString().replaceAll("/$", ""),
                jobs,
                doorbell,
                outgoing,
                seal,
                audit,
                clock));
    webhooks.listen(events);
    services = new Services(new Watched(database, doorbell, index, mail).services());
    csrf = new Csrf(SiteSecret.of(database));
    Demo.assign(this);
    JobStreams.open(jobs, live);
    artifacts.listen(events);
    tellings.listen(events);
    var measures = new Measures();
    files = new FileEntrance(users.credentials(), offer::visit, tools, measures);
    resources = List.copyOf(new Resources(this, measures).all());
  }

  private void rightsChange(Project before, Project after) {
    indexing.rightsChange(before, after);
    directory.changed(after.id());
    Readers.changed(before, after).forEach(m -> readersChange.forEach(hears -> hears.accept(m)));
  }

  Map<UserId, String> names(Collection<UserId> ids) {
    return users.accounts().find(ids).values().stream()
        .collect(Collectors.toMap(Account::id, Account::displayName));
  }

  /** People's homes show the person. */
  private Optional<View> front(Visit visit) {
    var id = visit.project().id();
    if (!id.neighborhood().equals("u")) {
      return Optional.empty();
    }
    var user = new UserId(id.name());
    return users
        .accounts()
        .find(user)
        .map(account -> new UserPage(account, user.equals(visit.user().id())));
  }

  private Optional<DescribesArtifacts> descriptions(ToolKey tool) {
    return tools.able(tool, DescribesArtifacts.class);
  }

  /** The tool that wrote; for those that leave it to the platform, what is said is a comment. */
  private Optional<ReceivesMail> receiver(ToolKey tool) {
    return tools()
        .able(tool, ReceivesMail.class)
        .or(() -> tools().declaration(tool).map(known -> tellings.mail()));
  }

  private Optional<Identity> byKey(String fingerprint) {
    return users.sshKeys().identify(fingerprint).or(() -> deployKeys.identify(fingerprint));
  }

  /** Starts doing what is done in the background. Not called where a test drives it by hand. */
  public void start() {
    events.start();
    jobs.start(4);
    live.start();
    indexing.start();
    services.start();
  }

  /** Begins to be reached by other ways than HTTP. */
  public void listen() {
    ssh.start();
    tools.able(Listens.class).forEach(Listens::listen);
  }

  /** Every resource, filter and provider, to be registered with Jakarta REST. */
  public List<Object> resources() {
    return resources;
  }

  /** Answers whoever fetches a file, before Jakarta REST is asked. */
  public FileEntrance files() {
    return files;
  }

  public MongoDatabase database() {
    return database;
  }

  public ProjectStore projectStore() {
    return projectStore;
  }

  public Csrf csrf() {
    return csrf;
  }

  public Live live() {
    return live;
  }

  /** The SSH server, which does not listen until it is started. */
  public SshGateway ssh() {
    return ssh;
  }

  public InTray inTray() {
    return inTray;
  }

  public Telling telling() {
    return tellings.telling();
  }

  public Webhooks webhooks() {
    return webhooks;
  }

  public Indexing indexing() {
    return indexing;
  }

  public SearchIndex index() {
    return index;
  }

  public Artifacts artifacts() {
    return artifacts;
  }

  public Users users() {
    return users;
  }

  public Notifications notifications() {
    return notifications;
  }

  public Jobs jobs() {
    return jobs;
  }

  public Events events() {
    return events;
  }

  public Projects projects() {
    return projects;
  }

  public Mounting mounting() {
    return mounting;
  }

  public Members members() {
    return members;
  }

  public MembershipStore memberships() {
    return memberships;
  }

  public DeployKeys deployKeys() {
    return deployKeys;
  }

  public Directory directory() {
    return directory;
  }

  public Access access() {
    return access;
  }

  public Tools tools() {
    return tools;
  }

  Attachments attachments() {
    return attachments;
  }

  Discussions discussions() {
    return discussions;
  }

  AuditLog audit() {
    return audit;
  }

  public Mail mail() {
    return mail;
  }

  Services services() {
    return services;
  }

  Search search() {
    return search;
  }

  Reviews reviews() {
    return reviews;
  }

  DirectoryDesk desk() {
    return desk;
  }

  Markup markup() {
    return markup;
  }

  Outgoing outgoing() {
    return outgoing;
  }

  Seal seal() {
    return seal;
  }

  Clock clock() {
    return clock;
  }

  Doorbell doorbell() {
    return doorbell;
  }

  void onStop(Runnable deed) {
    last.add(deed);
  }

  void onReadersChange(Consumer<Mount> hears) {
    readersChange.add(hears);
  }

  public ForgeConfig config() {
    return config;
  }

  @Override
  public void close() {
    tools.able(Listens.class).forEach(Listens::stop);
    ssh.close();
    services.close();
    indexing.close();
    live.close();
    events.close();
    jobs.close();
    last.forEach(Runnable::run);
    index.close();
    doorbell.close();
  }
}
