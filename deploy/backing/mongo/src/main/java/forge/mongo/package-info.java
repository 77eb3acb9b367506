/**
 * The embedded document store: the MongoDB wire protocol and query language of mongo-java-server
 * over indexes and crash-safe commits of our own on H2 MVStore.
 */
@NullMarked
package forge.mongo;

import org.jspecify.annotations.NullMarked;
