package forge.telling;

import forge.project.MountId;
import forge.refusal.Refusal.NotFound;

/** An artifact as the reply address of a letter about it stands for it. */
record MailedArtifact(MountId mount, String artifact) {
  String key() {
    return mount + " " + artifact;
  }

  static MailedArtifact parse(String key) {
    int space = key.indexOf(' ');
    if (space < 1) {
      throw new NotFound("What you answered");
    }
    return new MailedArtifact(new MountId(key.substring(0, space)), key.substring(space + 1));
  }
}
