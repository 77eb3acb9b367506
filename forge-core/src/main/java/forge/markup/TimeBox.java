package forge.markup;

import java.time.Duration;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** How long a parse on this thread may take; the parser asks at every line and every reference. */
final class TimeBox implements AutoCloseable {
  private static final ThreadLocal<TimeBox> CURRENT = new ThreadLocal<>();

  /** Looks at the clock at every line and never starts a block. */
  static final BlockParserFactory GUARD =
      new AbstractBlockParserFactory() {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
          check();
          return BlockStart.none();
        }
      };

  /** The time was used up. */
  static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1;

    Over() {
      super("the text takes too long to parse", null, false, false);
    }
  }

  private final long end;

  private TimeBox(long end) {
    this.end = end;
  }

  static TimeBox open(Duration limit) {
    var box = new TimeBox(System.nanoTime() + limit.toNanos());
    CURRENT.set(box);
    return box;
  }

  static void check() {
    var box = CURRENT.get();
    if (box != null && box.isOver()) {
      throw new Over();
    }
  }

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }

  @Override
  public void close() {
    CURRENT.remove();
  }
}
