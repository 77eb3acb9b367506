package forge.scm.search;

import forge.event.Event;
import forge.event.Listener;

/** Has the index hear of every push. */
public final class CodeListener implements Listener {
  private final CodeIndexing indexing;

  public CodeListener(CodeIndexing indexing) {
    this.indexing = indexing;
  }

  @Override
  public void on(Event event) {
    indexing.ask(event.subject().mount());
  }
}
