package forge.scm.life;

/** Looks after something that takes long: hears how far it is, and may stop it. */
public interface Watch {
  Watch SILENT =
      new Watch() {
        @Override
        public void at(int percent, String text) {}

        @Override
        public boolean stop() {
          return false;
        }
      };

  void at(int percent, String text);

  /** Asked now and then; whatever is going on ends soon after this says so. */
  boolean stop();
}
