/**
 * The rooms for clients of IRC: a server at a port of its own that speaks their protocol and does
 * everything by the deeds of {@link forge.chat.Rooms} and its like.
 */
@NullMarked
package forge.chat.irc;

import org.jspecify.annotations.NullMarked;
