package forge.chat;

import forge.job.Job;

/** Has the messages of a topic name it as it is called, should a rename have stopped half way. */
record RetitleTopic(String room, long topic) implements Job {}
