package forge.user.web;

import forge.user.Session;
import forge.web.View;
import java.util.List;

/**
 * Where a user is signed in.
 *
 * @param current the id of the session that looks
 */
public record SessionsPage(List<Session> sessions, String current) implements View {}
