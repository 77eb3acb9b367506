package forge.scm;

import forge.scm.git.GitGuard;
import forge.scm.git.GitServer;
import forge.scm.lfs.LargeFiles;
import forge.scm.life.Life;
import forge.scm.rule.Rules;
import forge.scm.sign.Signatures;
import forge.scm.ssh.Commands;
import forge.scm.ssh.GitCommands;
import forge.scm.ssh.LfsCommands;
import forge.scm.ssh.Visits;
import forge.scm.web.Protocols;
import forge.ssh.AnswersSsh;
import forge.tool.Platform;
import java.util.ArrayList;

/** What answers the clients of each system, over HTTP and SSH. */
record Clients(GitServer git, Protocols http, Commands ssh) {

  static Clients of(
      Grounds grounds, Life life, Rules rules, Signatures signatures, LargeFiles largeFiles) {
    Platform platform = grounds.platform();
    var guard = new GitGuard(rules, signatures, platform::address);
    var git =
        new GitServer(grounds.folder(), grounds.pushes(), guard, life.gate(), platform.clock());
    var others = new OtherSystems(platform, grounds.systems(), grounds.pushes(), rules);
    var visits = new Visits(platform);
    var answering = new ArrayList<AnswersSsh>(others.ssh(visits));
    answering.add(new GitCommands(visits, git, platform.config().publicUrl()));
    answering.add(new LfsCommands(visits, largeFiles, platform));
    return new Clients(
        git, new Protocols(git, others.svnHttp(), others.hgHttp()), new Commands(answering));
  }
}
