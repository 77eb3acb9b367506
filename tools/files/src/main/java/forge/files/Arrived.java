package forge.files;

import forge.files.ReleaseFile.Content;
import java.nio.file.Path;

/** Something that has arrived whole and lies aside. */
record Arrived(Path file, Content content) {}
