/** What projects ship, for sftp, scp and rsync. */
@NullMarked
package forge.files.ssh;

import org.jspecify.annotations.NullMarked;
