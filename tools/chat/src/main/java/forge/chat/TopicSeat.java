package forge.chat;

import forge.user.UserId;

/**
 * What is kept of one user in one topic.
 *
 * @param read the last message they read there; 0 for none
 * @param seen how many messages there were then
 */
public record TopicSeat(
    RoomId room, TopicNumber topic, UserId user, boolean following, long read, long seen) {}
