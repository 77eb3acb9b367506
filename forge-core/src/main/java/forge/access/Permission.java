package forge.access;

import java.util.Set;

/** Something a role may do. Tools declare theirs as an enum. */
public interface Permission {

  /** The name it is stored under, such as {@code OPEN}; every enum has it already. */
  String name();

  /** Completes "You may not …", such as "open tickets". */
  String deed();

  /** The least roles that hold it unless a project says otherwise. */
  Set<String> defaults();
}
