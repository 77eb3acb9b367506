package forge.chat.web;

/** Whether somebody who waits is let in. */
public record DoorJson(boolean in) {}
