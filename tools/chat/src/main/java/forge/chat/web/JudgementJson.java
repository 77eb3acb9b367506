package forge.chat.web;

/** Whether a message that was reported may stay. */
public record JudgementJson(boolean keep) {}
