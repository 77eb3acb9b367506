package forge.scm;

import java.time.Instant;

/** Who made a commit and when, as they say of themselves: nobody has checked it. */
public record Person(String name, String email, Instant at) {}
