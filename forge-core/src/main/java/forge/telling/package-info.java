/**
 * What happened to an artifact, told to people where they are not looking.
 *
 * <p>Start with {@link forge.telling.Telling}, which knows whom to leave alone; {@link
 * forge.telling.Followers} says what happened to those who follow.
 */
@NullMarked
package forge.telling;

import org.jspecify.annotations.NullMarked;
