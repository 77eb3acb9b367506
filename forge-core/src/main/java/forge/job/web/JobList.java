package forge.job.web;

import forge.job.JobStatus;
import forge.store.Slice;
import forge.web.View;
import java.util.List;

/** The jobs in one state. */
public record JobList(String state, String label, List<Tab> tabs, Slice<JobStatus> jobs)
    implements View {

  /** One of the states, and how many jobs are in it. */
  public record Tab(String label, String url, boolean active, long count) {}
}
