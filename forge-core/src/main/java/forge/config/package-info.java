/** Settings: read once, checked at once, passed down in parts. */
@NullMarked
package forge.config;

import org.jspecify.annotations.NullMarked;
