package forge.chat;

import forge.chat.block.Blocks;
import forge.chat.emoji.CustomEmojis;
import forge.chat.quiet.QuietTimes;
import forge.tool.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The parts of chat, wired: what the tool hands to those who answer requests. */
public record Chat(
    Platform platform,
    MessageStore store,
    Rooms rooms,
    Topics topics,
    Pins pins,
    Commands commands,
    Makings makings,
    IncomingHooks hooks,
    OutgoingHooks outgoing,
    Drafts drafts,
    Later later,
    Unsent unsent,
    Export export,
    Doors doors,
    FreeRooms freeRooms,
    RoomKeeping keeping,
    MountRooms mounts,
    Seats seats,
    MyRooms mine,
    Unread unread,
    Sections sections,
    Away away,
    Directory directory,
    Entry entry,
    Reports reports,
    Moderation moderation,
    InviteLinks inviteLinks,
    Journal journal,
    Archive archive,
    MessageSearch search,
    RoomCards unfolding,
    Previews previews,
    Stores stores,
    Pulses pulses,
    CustomEmojis emoji,
    QuietTimes quiet,
    Blocks blocks,
    Retention retention,
    RoomFiles files) {
  private static final int COUNTED = 50;

  /** What is kept beside messages. */
  record Stores(
      RoomStore rooms,
      SeatStore seats,
      SanctionStore sanctions,
      WishStore wishes,
      ReportStore reports,
      DayStore days,
      Topics.Kept topics,
      HookStore hooks,
      DraftStore drafts,
      LaterStore later,
      EventLineStore lines,
      ShownStore shown,
      PreviewStore previews,
      MissedStore missed) {}

  static Chat wire(Platform platform) {
    var store = new MessageStore(platform.database(), platform.events());
    var rooms = new RoomStore(platform.database());
    var seatStore = new SeatStore(platform.database());
    var sanctions = new SanctionStore(platform.database(), platform.doorbell());
    var wishes = new WishStore(platform.database());
    var positions = new ReadPositions(seatStore, platform.clock());
    var pulses = new Pulses(rooms);
    var conversations = new Conversations(platform::namesOf);
    var doors = new Doors(platform, rooms, seatStore, conversations);
    var clock = platform.clock();
    var authors = new Authors(platform::namesOf);
    var blocks = new Blocks(platform.database(), platform::known, platform.live(), clock);
    var order = new Order(sanctions, seatStore, platform::since, blocks, clock);
    var seats =
        new Seats(seatStore, rooms, pulses, platform.live(), order, platform::namesOf, clock);
    var days = new DayStore(platform.database());
    var quiet = new QuietTimes(platform.database(), clock);
    platform.telling().respect(new LeftAlone(blocks, quiet));
    var emoji = new CustomEmojis(platform);
    var texts = new RoomTexts(platform.artifacts(), emoji::named);
    var missed = new MissedStore(platform.database());
    var calling = new Summons.Kept(store, seatStore, positions, blocks);
    var summons =
        new Summons(
            calling,
            doors,
            texts,
            quiet,
            new MissedLetters(missed, calling, doors, quiet, platform),
            platform);
    var calls =
        new Calls(
            platform.artifacts(),
            platform.live(),
            seatStore,
            platform::known,
            (identity, room) -> doors.enter(identity, room).isPresent(),
            quiet,
            blocks,
            summons);
    var topicStore = new TopicStore(platform.database(), platform.events());
    var index = platform.collection("messages", MessageIndexing.class);
    var log = new RoomLogStore(platform.database());
    var following =
        new RoomFollowing(
            new RoomFollowing.Kept(log, store, new FollowedStore(platform.database())),
            new RoomGates(rooms, platform),
            new MessageLearning(platform),
            new MessageIndexing(index, topicStore, platform.artifacts()),
            platform);
    rooms.onKept(following::heard);
    var telling =
        new Telling(
            platform.live(),
            () -> {
              store.tellEvents();
              topicStore.tellEvents();
            },
            following::heard);
    var topics =
        new Topics.Kept(
            topicStore, new TopicLog(platform.database()), new TopicSeatStore(platform.database()));
    var cards = new RoomCards(texts, platform);
    var shown = new ShownStore(platform.database());
    var previewStore = new PreviewStore(platform.database());
    var previews = new Previews(previewStore, shown, platform);
    var files = new RoomFiles(new RoomFileStore(platform.database()), order, doors, platform);
    var pins = new Pins(rooms, store, telling, authors, clock);
    var keeping =
        new TopicKeeping(topics.topics(), topics.log(), topics.seats(), platform.jobs(), clock);
    var mine =
        new MyRooms(
            rooms,
            seatStore,
            positions,
            pulses,
            conversations,
            platform::readTokens,
            platform.live());
    var journal = new Journal(platform);
    var outgoing =
        new OutgoingHooks(new OutgoingHookStore(platform.database()), doors, journal, platform);
    var around =
        new TopicCalls.Around(platform.live(), platform.jobs(), quiet, blocks, summons, clock);
    var hearing =
        new Hearing(
            List.of(
                calls,
                new Company(seats, rooms),
                days,
                keeping,
                pins,
                files,
                outgoing,
                new CardNews(shown, cards, platform),
                previews,
                new TopicCalls(topics, seatStore, positions, doors, texts, around),
                new RoomCalls(platform, calling, doors, texts, quiet, summons),
                pulses),
            new OwedStore(platform.database()),
            clock);
    platform.jobs().assign(SweepOwed.class, (sweep, progress) -> hearing.sweep(doors));
    platform.jobs().schedule("sweep owed messages", Duration.ofSeconds(10), SweepOwed::new);
    var talk =
        new Rooms(
            store,
            positions,
            new Rooms.Needs(texts, calls, order, telling, clock, hearing, platform::namesOf));
    var trim = new TrimStore(platform.database());
    var threads = new Topics(topics, talk, store, positions, keeping, clock);
    var reports = new ReportStore(platform.database());
    var keepers =
        new Keepers(doors, quiet, room -> reports.waits(room) || wishes.waits(room), platform);
    var entry = new Entry(wishes, sanctions, seats, journal, keepers, clock);
    var things = new RoomsOfThings(rooms, platform);
    things.listen();
    var free = new FreeRooms(platform, rooms, seats, doors, entry, conversations, blocks, things);
    var mounts = new MountRooms(platform);
    var hooks = new HookStore(platform.database());
    var drafts = new DraftStore(platform.database());
    var later = new LaterStore(platform.database());
    var retention = new Retention(rooms, journal, platform.jobs(), platform.config().further());
    new Trimming(
        new Trimming.Needs(
            trim,
            store,
            rooms,
            days,
            reports,
            topics.topics(),
            keeping,
            retention,
            doors,
            telling,
            List.of(keeping, pins, files)),
        platform);
    new Listing(rooms, doors, platform);
    var housekeeping = new Housekeeping(positions, pulses, hearing, emoji);
    housekeeping.start();
    platform.onStop(housekeeping::stop);
    var chat =
        new Chat(
            platform,
            store,
            talk,
            threads,
            pins,
            new Commands(
                platform::workshop,
                talk,
                threads,
                new OwnCommands(seats, free, doors, talk),
                platform.artifacts()),
            new Makings(platform::workshop, talk, threads, platform.artifacts()),
            new IncomingHooks(hooks, talk, threads, doors, journal, clock),
            outgoing,
            new Drafts(drafts, platform.live(), platform.jobs(), clock),
            new Later(later, talk, threads, files, doors, platform.jobs(), clock),
            new Unsent(later, drafts, doors),
            new Export(store, journal),
            doors,
            free,
            new RoomKeeping(free, rooms, seats, mounts, journal, platform),
            mounts,
            seats,
            mine,
            new Unread(talk, seatStore, positions, topics, pulses, platform.live()),
            new Sections(seatStore, platform.live()),
            new Away(mine, store, texts, authors, blocks),
            new Directory(rooms, seatStore, wishes, platform),
            entry,
            new Reports(reports, talk, seats, journal, keepers, clock),
            new Moderation(
                sanctions,
                rooms,
                entry,
                doors,
                new Rulings(platform.live(), clock),
                journal,
                platform::known,
                clock),
            new InviteLinks(
                new InviteLinkStore(platform.database()),
                new InviteLinks.House(rooms, doors, seats, entry),
                journal,
                platform),
            journal,
            new Archive(days, talk),
            new MessageSearch(
                index,
                log,
                seatStore,
                new RoomNames(doors, platform),
                texts,
                authors,
                platform::known,
                clock),
            cards,
            previews,
            new Stores(
                rooms,
                seatStore,
                sanctions,
                wishes,
                reports,
                days,
                topics,
                hooks,
                drafts,
                later,
                new EventLineStore(platform.database()),
                shown,
                previewStore,
                missed),
            pulses,
            emoji,
            quiet,
            blocks,
            retention,
            files);
    outgoing.work(talk, threads);
    chat.listen();
    return chat;
  }

  private void listen() {
    var times = new RoomTimes(stores.rooms(), rooms);
    var heralding = new Heralding(rooms, times, doors, platform);
    platform.events().listen("heralds", Set.of("release.published"), heralding::released);
    platform.events().listen("pushes", Set.of("commit.pushed"), heralding::pushed);
    var lines = new EventLines(stores.lines(), rooms, times, doors, platform);
    platform.events().listen("event lines", Happening.all(), lines::hear);
    platform.jobs().assign(SweepEventLines.class, (sweep, progress) -> lines.sweep());
    platform.jobs().schedule("sweep event lines", Duration.ofHours(6), SweepEventLines::new);
    platform.live().source(RoomStream.PREFIX, new RoomStream(store));
    platform
        .live()
        .guard(
            RoomStream.PREFIX,
            (identity, stream) -> doors.enter(identity, RoomStream.room(stream)).isPresent());
  }

  /** Whether a room is locked just now. */
  public boolean locked(Here here) {
    return here.room().policy().locked(platform.clock().instant());
  }

  /** How much waits for those who keep a room in order, counted to some point; 0 for others. */
  public int waiting(Here here) {
    if (!here.may(ChatPermission.MODERATE) || here.room().direct()) {
      return 0;
    }
    int reported = reports.waiting(here, null, COUNTED).items().size();
    return reported
        + (here.room().policy().approval() ? entry.waiting(here, null, COUNTED).items().size() : 0);
  }

  /** Messages and topics as artifacts. */
  RoomArtifacts cards() {
    return new RoomArtifacts(store, stores.topics());
  }

  /** What comes back by mail. */
  MailReplies replies() {
    return new MailReplies(doors, rooms, topics, platform.notifications());
  }

  /** Notes what the room of a new mount is called, for lists, and when it began. */
  void register(Here here) {
    stores.rooms().keep(here.room());
    stores.rooms().begun(here.id(), platform.clock().instant());
  }

  void forget(RoomId room) {
    store.forget(room);
    stores.seats().forget(room);
    stores.rooms().forget(room);
    stores.sanctions().forget(room);
    entry.forget(room);
    inviteLinks.forget(room);
    stores.reports().forget(room);
    stores.days().forget(room);
    stores.hooks().forget(room);
    outgoing.forget(room);
    files.forget(room);
    stores.drafts().forget(room);
    stores.later().forget(room);
    stores.lines().forget(room);
    stores.shown().forget(room);
    stores.previews().forget(room);
    stores.missed().forget(room);
    stores.topics().topics().forget(room);
    stores.topics().seats().forget(room);
  }
}
