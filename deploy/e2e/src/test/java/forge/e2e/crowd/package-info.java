/** Thousands of clients of a live server in one thread, on raw sockets, for benchmarks. */
@NullMarked
package forge.e2e.crowd;

import org.jspecify.annotations.NullMarked;
