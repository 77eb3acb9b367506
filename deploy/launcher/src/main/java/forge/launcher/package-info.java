/**
 * The launcher: a small parent process that starts, watches and stops everything a forge stands on.
 *
 * <p>Start with {@link forge.launcher.Forge}, which puts the parts together; {@link
 * forge.launcher.Child} keeps one process alive; {@link forge.launcher.Main} is the command line.
 */
@NullMarked
package forge.launcher;

import org.jspecify.annotations.NullMarked;
