/**
 * Chat: rooms in which people of a project talk, live and readable ever after.
 *
 * <p>Start with {@link forge.chat.ChatTool}, which wires everything, then {@link forge.chat.Rooms},
 * which does everything.
 */
@NullMarked
package forge.chat;

import org.jspecify.annotations.NullMarked;
