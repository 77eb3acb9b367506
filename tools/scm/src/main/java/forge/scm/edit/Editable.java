package forge.scm.edit;

import forge.access.Visit;

/** A system of version control whose files can be changed without a copy at hand. */
public interface Editable {

  /**
   * Records the changes by the rules that a push obeys; refuses with the sentence a push would get.
   * What others pushed meanwhile stays, unless it is the very file.
   */
  Outcome commit(Visit visit, Edit edit);
}
