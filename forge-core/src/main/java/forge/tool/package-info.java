/** The tool SPI: what a tool declares, what it may use, what it hands out. */
@NullMarked
package forge.tool;

import org.jspecify.annotations.NullMarked;
