package forge.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One process a forge needs: how to start it and how to know that it works.
 *
 * @param name what the progress line and the log file call it
 * @param command the program and its arguments
 * @param environment what is added to the environment of the launcher
 * @param log the file its output goes to
 * @param readiness how to know that it works
 * @param patience how long it may take to get there
 * @param before what to do before each of its starts
 */
record Service(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path log,
    Readiness readiness,
    Duration patience,
    Runnable before) {}
