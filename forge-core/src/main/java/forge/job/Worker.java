package forge.job;

/** Does one kind of job. Must bear to run twice, because a node may die just before the end. */
@FunctionalInterface
public interface Worker<J extends Job> {

  /** Does the job; whatever it throws means that it is tried again later. */
  void run(J job, Progress progress) throws Exception;
}
