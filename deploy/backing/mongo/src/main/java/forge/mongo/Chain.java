package forge.mongo;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Iterators one after the other, each opened when its turn comes. */
final class Chain<S, T> implements Iterator<T> {
  private final Iterator<S> sources;
  private final Function<S, Iterator<T>> open;
  private Iterator<T> current = Collections.emptyIterator();

  Chain(List<S> sources, Function<S, Iterator<T>> open) {
    this.sources = sources.iterator();
    this.open = open;
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && sources.hasNext()) {
      current = open.apply(sources.next());
    }
    return current.hasNext();
  }

  @Override
  public T next() {
    boolean ignored = hasNext();
    return current.next();
  }
}
