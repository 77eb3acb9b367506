package forge.chat.web;

/** For how many hours a room is locked; 0 opens it. */
public record LockJson(int hours) {}
