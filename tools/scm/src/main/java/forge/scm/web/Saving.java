package forge.scm.web;

import forge.scm.Person;
import org.jspecify.annotations.Nullable;

/**
 * The part of a form that says how a change is kept.
 *
 * @param action where the form goes
 * @param back where somebody goes who changes nothing
 * @param here the branch they look at; empty where it is no branch
 * @param proposed the name of a branch that is free
 * @param subject the message, should they write none
 * @param author who they are in the commit; null as long as their mail address is not confirmed
 */
public record Saving(
    String action,
    String back,
    String here,
    String proposed,
    String subject,
    @Nullable Person author) {}
