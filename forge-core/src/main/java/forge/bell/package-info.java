/** The doorbell: hints between the nodes of a forge, in process or over RabbitMQ. */
@NullMarked
package forge.bell;

import org.jspecify.annotations.NullMarked;
