/**
 * Artifacts: what tools keep and people point at, such as a ticket, a page or a commit.
 *
 * <p>A tool tells of each as a {@link forge.artifact.Card}; from that the platform keeps the links
 * between artifacts, who follows them, and what is attached to them.
 */
@NullMarked
package forge.artifact;

import org.jspecify.annotations.NullMarked;
