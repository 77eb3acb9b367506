/** How browsers and programs reach the live streams: WebSocket, SSE and long poll. */
@NullMarked
package forge.live.web;

import org.jspecify.annotations.NullMarked;
