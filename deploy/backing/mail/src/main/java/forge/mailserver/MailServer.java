package forge.mailserver;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.FakeSearchMailboxModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.data.UsersRepositoryModuleChooser;
import org.apache.james.modules.data.MemoryUsersRepositoryModule;
import org.apache.james.modules.server.DKIMMailetModule;
import org.apache.james.utils.DataProbeImpl;

/** One James with its spool in this folder. */
final class MailServer {
  private final GuiceJamesServer james;

  private MailServer(GuiceJamesServer james) {
    this.james = james;
  }

  /** Returns when mail is taken. */
  static MailServer start(Path home, Settings settings) throws Exception {
    Files.createDirectories(home);
    Configuration.write(home, settings, SigningKey.of(home, settings.domain()));
    MemoryJamesConfiguration configuration =
        MemoryJamesConfiguration.builder()
            .workingDirectory(home.toFile())
            .usersRepository(UsersRepositoryModuleChooser.Implementation.DEFAULT)
            .build();
    GuiceJamesServer james =
        GuiceJamesServer.forConfiguration(configuration)
            .combineWith(
                MemoryJamesServerMain.SMTP_AND_IMAP_MODULE,
                new DKIMMailetModule(),
                new FakeSearchMailboxModule())
            .combineWith(
                new UsersRepositoryModuleChooser(new MemoryUsersRepositoryModule())
                    .chooseModules(configuration.getUsersRepositoryImplementation()))
            .overrideWith(new DiskQueue());
    james.start();
    james.getProbe(DataProbeImpl.class).fluent().addUser(settings.user(), settings.secret());
    return new MailServer(james);
  }

  void stop() {
    james.stop();
  }
}
