package forge.chat;

import forge.job.Job;

/** Tells those who follow a topic, and are elsewhere, that it goes on. */
public record TellFollowers(String room, long topic) implements Job {
  String key() {
    return "tell followers " + room + "/" + topic;
  }
}
