/**
 * Live: what happens reaches the pages that are open, by numbered streams over WebSocket, SSE or
 * long poll. The database is the truth; this layer brings hints with numbers, and whoever sees a
 * jump reads the log.
 */
@NullMarked
package forge.live;

import org.jspecify.annotations.NullMarked;
