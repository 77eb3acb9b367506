package forge.job.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.job.JobStatus;
import forge.job.JobStatus.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as programs read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobJson(
    String id,
    String kind,
    String state,
    int percent,
    String text,
    int tries,
    @Nullable String by,
    Instant createdAt,
    Instant runAt,
    Instant changedAt,
    @Nullable Failure failure) {

  public static JobJson of(JobStatus job) {
    return new JobJson(
        job.id(),
        job.name(),
        job.state().key(),
        job.percent(),
        job.text(),
        job.tries(),
        job.by() == null ? null : job.by().value(),
        job.createdAt(),
        job.runAt(),
        job.changedAt(),
        job.failure());
  }

  /** The same without what only administrators may know. */
  JobJson forItsStarter() {
    Failure why =
        failure == null ? null : new Failure("It failed and is tried again.", failure.incident());
    return new JobJson(id, kind, state, percent, text, tries, by, createdAt, runAt, changedAt, why);
  }
}
