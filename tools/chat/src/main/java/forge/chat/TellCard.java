package forge.chat;

import forge.job.Job;

/** Tells the rooms that show an artifact what became of it. */
public record TellCard(String mount, String artifact) implements Job {
  String key() {
    return "tell card " + mount + "/" + artifact;
  }
}
