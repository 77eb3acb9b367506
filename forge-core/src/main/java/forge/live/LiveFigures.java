package forge.live;

import java.util.concurrent.atomic.LongAdder;

/** Counters of the live layer. */
final class LiveFigures {
  final LongAdder toldCount = new LongAdder();
  final LongAdder deliveredCount = new LongAdder();
  final LongAdder droppedCount = new LongAdder();
  final LongAdder resetCount = new LongAdder();
  final LongAdder repairCount = new LongAdder();
  final LongAdder slowCount = new LongAdder();

  void told() {
    toldCount.increment();
  }

  void delivered(int events) {
    deliveredCount.add(events);
  }

  void dropped() {
    droppedCount.increment();
  }

  void reset() {
    resetCount.increment();
  }

  void repaired() {
    repairCount.increment();
  }

  void slow() {
    slowCount.increment();
  }
}
