package forge.mail;

import com.mongodb.client.MongoDatabase;
import forge.config.ForgeConfig;
import forge.job.Jobs;
import forge.mail.web.LetterViews;
import forge.mail.web.MailApi;
import forge.mail.web.StopMailViews;
import forge.project.ToolKey;
import forge.user.Account;
import forge.user.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Mail of a forge, put together: out, in, and no more of it. */
public record Mail(Post post, Inbox inbox, Unsubscriptions unsubscriptions, LetterBook letters) {

  /**
   * Whom mail is to and from, neither asked before the first letter.
   *
   * @param tools those that run, where they receive mail
   */
  public record People(
      Function<UserId, Optional<Account>> accounts,
      Function<ToolKey, Optional<ReceivesMail>> tools) {}

  public static Mail open(
      MongoDatabase database,
      ForgeConfig config,
      byte[] secret,
      Jobs jobs,
      People people,
      Clock clock) {
    var settings = MailSettings.of(config);
    var letters = new LetterStore(database);
    var reached = new AddressStore(database);
    var replies = new ReplyStore(database);
    var post =
        new Post(
            new Post.Stores(letters, reached, replies),
            new ReplyTokens(secret),
            settings,
            jobs,
            people.accounts(),
            clock);
    var addresses = new MailAddresses(letters, replies, settings.domain());
    var reader =
        new MailReader(addresses, letters, reached, people.accounts(), people.tools(), post);
    return new Mail(
        post,
        new Inbox(database, addresses, settings, reader, jobs, clock),
        new Unsubscriptions(replies, people.tools()),
        new LetterBook(letters, settings.site()));
  }

  /** What Jakarta REST answers with. */
  public List<Object> resources() {
    return List.of(
        new MailApi(inbox), new StopMailViews(unsubscriptions), new LetterViews(letters));
  }
}
