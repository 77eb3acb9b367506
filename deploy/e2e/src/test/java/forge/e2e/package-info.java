/**
 * The built distribution as people meet it: in browsers, with stock clients, and when it breaks.
 */
@NullMarked
package forge.e2e;

import org.jspecify.annotations.NullMarked;
