package forge.files.ssh;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.StockProgram;
import forge.testing.StockProgram.Said;
import forge.testing.StockSsh;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sftp, scp and rsync of this machine put files into a project. */
@Timeout(120)
class FilesSshTest {
  private static final String GET = "/p/aqueduct/files/get/";
  private static final int LARGE = 3 << 20;

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static StockSsh ssh;
  private static Path dan;
  private static Path mia;
  private static Path gus;
  private Path desk = Path.of("");
  private final byte[] large = new byte[LARGE];

  @BeforeAll
  static void start(@TempDir Path folder) {
    forge = TestForge.start(DATABASE.get());
    ssh = StockSsh.of(forge, folder);
    dan = ssh.key(DAN);
    mia = ssh.key(MIA);
    gus = ssh.key(GUS);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @BeforeEach
  void files(@TempDir Path folder) throws IOException {
    desk = folder;
    new Random(7).nextBytes(large);
    Files.write(desk.resolve("large.bin"), large);
    Files.writeString(desk.resolve("small.txt"), "small");
  }

  @Test
  void sftpPutsListsAndFetches() throws IOException {
    Said said =
        sftp(
            dan,
            DAN,
            "mkdir sftp\nput large.bin sftp/\nls -l sftp\nget sftp/large.bin back.bin\npwd\n");

    assertThat(said.text()).contains("large.bin").contains(Integer.toString(LARGE));
    assertThat(said.text()).contains("Remote working directory: /p/aqueduct/files");
    assertThat(Files.readAllBytes(desk.resolve("back.bin"))).isEqualTo(large);
    assertThat(forge.guest().get(GET + "sftp/large.bin").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsCutOffIsSeenByNobodyAndGoesOnLater() throws Exception {
    Process half = slowly("put large.bin cut-off.bin\n");
    awaitSome("cut-off.bin");
    half.descendants().forEach(ProcessHandle::destroyForcibly);
    half.destroyForcibly().waitFor();

    assertThat(forge.guest().get(GET + "cut-off.bin").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get("/p/aqueduct/files").body()).doesNotContain("cut-off.bin");

    Said rest = sftp(dan, DAN, "reput large.bin cut-off.bin\n");
    assertThat(rest.text()).doesNotContain("refused");
    assertThat(sum("cut-off.bin")).isEqualTo(sumOf(large));
  }

  @Test
  void aPublishedFileNeverChangesAndTheSentenceIsSaid() throws IOException {
    sftp(dan, DAN, "put small.txt same.txt\nput small.txt same.txt\n");
    Said said = sftp(dan, DAN, "put large.bin same.txt\n");

    assertThat(said.text()).contains("published files never change");
    assertThat(forge.guest().get(GET + "same.txt").body()).isEqualTo("small");
    assertThat(sftp(dan, DAN, "ls\n").text()).contains("same.txt");
  }

  @Test
  void aFileInPartsIsPublishedWhenItGetsItsName() {
    sftp(dan, DAN, "put small.txt renamed.txt.filepart\n");
    assertThat(forge.guest().get(GET + "renamed.txt.filepart").statusCode()).isEqualTo(404);

    sftp(dan, DAN, "rename renamed.txt.filepart renamed.txt\n");
    assertThat(forge.guest().get(GET + "renamed.txt").body()).isEqualTo("small");
  }

  @Test
  void onlyThoseWhoShipPutFilesAndOthersSeeNoMoreThanOnThePage() {
    Said refused = sftp(mia, MIA, "put small.txt mias.txt\n");

    assertThat(refused.text()).contains("You may not upload files");
    assertThat(forge.guest().get(GET + "mias.txt").statusCode()).isEqualTo(404);
    assertThat(sftp(gus, GUS, "put small.txt gus.txt\n").text()).contains("You may not");
  }

  @Test
  void nothingOfThisMachineIsSeen() {
    Said said =
        sftp(
            dan,
            DAN,
            """
            -ls /etc
            -get /etc/passwd stolen
            -ls ../../../../etc
            -put small.txt ../../../tmp/x
            -symlink /etc/passwd link
            -put small.txt .hidden
            -ls /
            """);

    assertThat(said.text()).doesNotContain("root:").doesNotContain("hostname");
    assertThat(desk.resolve("stolen")).doesNotExist();
    assertThat(said.text()).contains("must not begin with a dot");
  }

  @Test
  void scpPutsFilesByBothOfItsWays() {
    assertThat(scp(dan, "large.bin", "dan+aqueduct", "scp-new.bin").worked()).isTrue();
    Said old = scp(dan, "-O", "large.bin", "dan", "/p/aqueduct/files/scp-old.bin");
    assertThat(old.text()).isEmpty();
    assertThat(old.worked()).isTrue();
    Said frs = scp(dan, "-O", "small.txt", "dan", "/home/frs/project/aqueduct/frs.txt");
    assertThat(frs.worked()).isTrue();

    assertThat(sum("scp-new.bin")).isEqualTo(sumOf(large));
    assertThat(sum("scp-old.bin")).isEqualTo(sumOf(large));
    assertThat(forge.guest().get(GET + "frs.txt").body()).isEqualTo("small");
    Said other = scp(dan, "-O", "small.txt", "dan", "/p/aqueduct/files/scp-old.bin");
    assertThat(other.text()).contains("published files never change");
    assertThat(other.worked()).isFalse();
    assertThat(scp(mia, "-O", "small.txt", "mia", "/p/aqueduct/files/mia.txt").text())
        .contains("You may not upload files");
  }

  @Test
  void rsyncPutsATreeAndSendsNothingTwice() throws IOException {
    Files.createDirectories(desk.resolve("tree/deep"));
    Files.write(desk.resolve("tree/deep/large.bin"), large);
    Files.writeString(desk.resolve("tree/read me.txt"), "read");

    Said said = rsync(dan, "-avP", "tree/", "dan@127.0.0.1:/p/aqueduct/files/rsynced/");
    assertThat(said.text()).contains("deep/large.bin");
    assertThat(said.worked()).isTrue();
    assertThat(forge.guest().get(GET + "rsynced/read%20me.txt").body()).isEqualTo("read");
    assertThat(sum("rsynced/deep/large.bin")).isEqualTo(sumOf(large));

    Said again = rsync(dan, "-avP", "tree/", "dan@127.0.0.1:/p/aqueduct/files/rsynced/");
    assertThat(again.worked()).isTrue();
    assertThat(again.text()).doesNotContain("large.bin");

    Files.writeString(desk.resolve("tree/read me.txt"), "changed");
    Said changed = rsync(dan, "-av", "tree/", "dan@127.0.0.1:/p/aqueduct/files/rsynced/");
    assertThat(changed.text()).contains("read me.txt: A file", "published files never change");
    assertThat(changed.worked()).isFalse();
    assertThat(forge.guest().get(GET + "rsynced/read%20me.txt").body()).isEqualTo("read");
  }

  @Test
  void rsyncCutOffGoesOnWhereItWas() throws Exception {
    Process half =
        begin(
            rsyncCommand(
                dan,
                "-a",
                "--partial",
                "--bwlimit=400",
                "large.bin",
                "dan@127.0.0.1:/p/aqueduct/files/cut/"));
    awaitStaged();
    half.descendants().forEach(ProcessHandle::destroyForcibly);
    half.destroyForcibly().waitFor();
    assertThat(forge.guest().get(GET + "cut/large.bin").statusCode()).isEqualTo(404);

    Said rest =
        untilFree(
            () ->
                rsync(
                    dan,
                    "-a",
                    "--partial",
                    "--stats",
                    "large.bin",
                    "dan@127.0.0.1:/p/aqueduct/files/cut/"));
    assertThat(rest.worked()).isTrue();
    assertThat(sum("cut/large.bin")).isEqualTo(sumOf(large));
    assertThat(matched(rest.text())).isPositive();
  }

  @Test
  void rsyncDeletesNothingAndTakesNoOptionItDoesNotKnow() throws IOException {
    String to = "dan@127.0.0.1:/p/aqueduct/files/";
    assertThat(rsync(dan, "-a", "--delete", "./", to).text()).contains("rsync deletes nothing");
    assertThat(rsync(dan, "-a", "--inplace", "small.txt", to).text())
        .contains("put in place whole");
    assertThat(rsync(dan, "-a", to, "fetched/").text()).contains("Files are fetched from here");
    assertThat(rsync(dan, "-a", "small.txt", "dan@127.0.0.1:/etc/x/").text())
        .contains("You may not put files here");
    assertThat(
            ssh.run(dan, "dan", "rsync --server -logDtpr --rsync-path=/bin/sh . /p/aqueduct/files/")
                .text())
        .contains("rsync is not answered here with the option --rsync-path=/bin/sh");
    Files.createSymbolicLink(desk.resolve("passwd.txt"), Path.of("/etc/passwd"));
    Said link = rsync(dan, "-a", "passwd.txt", to + "links/");
    assertThat(link.worked()).isTrue();
    assertThat(forge.guest().get(GET + "links/passwd.txt").statusCode()).isEqualTo(404);
    assertThat(rsync(mia, "-a", "small.txt", "mia@127.0.0.1:/p/aqueduct/files/").text())
        .contains("You may not upload files");
  }

  @Test
  void rsyncComplainsWithoutNamingWhereFilesLieOnTheWay() throws IOException {
    Files.createSymbolicLink(desk.resolve("long"), Path.of("x/".repeat(2_045)));
    Files.writeString(desk.resolve("beside.txt"), "beside");

    Said said = rsync(dan, "-a", "./", "dan@127.0.0.1:/p/aqueduct/files/complained/");

    assertThat(said.text())
        .contains("symlink \"long\"", "File name too long")
        .doesNotContain(forge.forge().config().data().toString());
    assertThat(said.worked()).isFalse();
    assertThat(forge.guest().get(GET + "complained/beside.txt").body()).isEqualTo("beside");
  }

  // What the clients are told

  private Said sftp(Path key, UserId user, String batch) {
    return StockProgram.run(
        desk,
        sftpCommand(key, user),
        Map.of(),
        batch.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private List<String> sftpCommand(Path key, UserId user, String... more) {
    var command = new ArrayList<>(client("sftp", key, "-P"));
    command.addAll(List.of(more));
    command.addAll(List.of("-b", "-", user + "+aqueduct@127.0.0.1"));
    return command;
  }

  private Process slowly(String batch) throws IOException {
    Path in = desk.resolve("batch");
    Files.writeString(in, batch);
    return new ProcessBuilder(sftpCommand(dan, DAN, "-l", "2000"))
        .directory(desk.toFile())
        .redirectInput(in.toFile())
        .redirectErrorStream(true)
        .redirectOutput(desk.resolve("said").toFile())
        .start();
  }

  private Said scp(Path key, String... words) {
    var command = new ArrayList<>(client("scp", key, "-P"));
    command.addAll(List.of(words).subList(0, words.length - 2));
    command.add(words[words.length - 2] + "@127.0.0.1:" + words[words.length - 1]);
    return StockProgram.run(desk, command);
  }

  private List<String> client(String program, Path key, String port) {
    String[] options = ssh.command(key).split(" ");
    var command = new ArrayList<>(List.of(program));
    command.addAll(List.of(options).subList(1, options.length));
    command.addAll(List.of(port, Integer.toString(ssh.port())));
    return command;
  }

  private Said rsync(Path key, String... words) {
    return StockProgram.run(desk, rsyncCommand(key, words));
  }

  private List<String> rsyncCommand(Path key, String... words) {
    var command = new ArrayList<>(List.of("rsync", "-e", ssh.command(key) + " -p " + ssh.port()));
    command.addAll(List.of(words));
    return command;
  }

  private Process begin(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(desk.toFile())
        .redirectErrorStream(true)
        .redirectOutput(desk.resolve("said").toFile())
        .start();
  }

  private void awaitSome(String name) throws InterruptedException {
    await(
        () ->
            sftp(dan, DAN, "ls -l\n")
                .text()
                .matches("(?s).*\\s[1-9]\\d{4,}\\s[^\\n]*" + name + ".*"));
  }

  private void awaitStaged() throws InterruptedException {
    Path stages = forge.forge().config().data().resolve("files/rsync");
    await(
        () -> {
          try (var all = Files.walk(stages)) {
            return all.filter(Files::isRegularFile)
                .anyMatch(
                    f -> f.toString().contains(".large.bin.") && f.toFile().length() > 100_000);
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); !condition.getAsBoolean(); ) {
      assertThat(System.nanoTime()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static Said untilFree(java.util.function.Supplier<Said> attempt)
      throws InterruptedException {
    var said = new Said[1];
    await(
        () -> {
          said[0] = attempt.get();
          return !said[0].text().contains("Another rsync of yours");
        });
    return said[0];
  }

  private static long matched(String stats) {
    var found = java.util.regex.Pattern.compile("Matched data: ([\\d,]+)").matcher(stats);
    return found.find() ? Long.parseLong(found.group(1).replace(",", "")) : 0;
  }

  private static String sum(String path) {
    return forge.guest().get(GET + path).headers().firstValue("X-SHA256").orElse("none");
  }

  private static String sumOf(byte[] bytes) {
    try {
      return java.util.HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
