package forge.launcher;

import java.time.Duration;

/** What somebody who waits for a forge is told about each of its services. */
interface Progress {

  /** It was started, for the first time or again. */
  void starting(String service);

  /** It works, this long after it was started. */
  void ready(String service, Duration after);

  /** It ended by itself and is started again after this pause. */
  void stopped(String service, int exit, Duration pause);

  /** It needs no start, for this reason. */
  void settled(String service, String why);

  /** Says nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void starting(String service) {}

        @Override
        public void ready(String service, Duration after) {}

        @Override
        public void stopped(String service, int exit, Duration pause) {}

        @Override
        public void settled(String service, String why) {}
      };
}
