package forge.job;

/** How far a job has come, told to whoever started it. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = (percent, text) -> {};

  /** Says how much is done (0 to 100) and what is being done. Cheap: most calls are not written. */
  void at(int percent, String text);
}
