package forge.job.web;

import forge.job.JobState;
import forge.job.JobStatus;
import forge.job.Jobs;
import forge.live.Live;

/**
 * The live streams of jobs: {@code job:<id>} for whoever started one, {@code jobs:all} for
 * administrators.
 */
public final class JobStreams {
  private static final String ONE = "job:";
  private static final String ALL = "jobs:all";

  private JobStreams() {}

  /** Has the steps of jobs carried to the pages that show them. */
  public static void open(Jobs jobs, Live live) {
    live.guard(
        ONE,
        (identity, stream) ->
            jobs.find(stream.substring(ONE.length()))
                .filter(job -> identity.user().admin() || JobApi.startedBy(identity.user(), job))
                .isPresent());
    live.guard("jobs:", (identity, stream) -> stream.equals(ALL) && identity.user().admin());
    jobs.watch(job -> tell(live, job));
  }

  /** Progress may get lost; that a job has come to its end or stumbled may not. */
  private static void tell(Live live, JobStatus job) {
    var json = JobJson.of(job);
    if (job.over() || job.state() == JobState.FAILED) {
      live.tell(ONE + job.id(), "job", json.forItsStarter());
      live.tell(ALL, "job", json);
    } else {
      live.whisper(ONE + job.id(), "job", json.forItsStarter());
      live.whisper(ALL, "job", json);
    }
  }
}
