package forge.job;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import forge.job.JobStatus.Failure;
import forge.store.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps jobs, claims them for one node at a time and remembers how they went. */
final class JobStore {
  static final Duration LEASE = Duration.ofSeconds(60);
  static final int MOST_TRIES = 8;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int COUNTED = 10_000;
  private static final int MOST_GIVEN_BACK = 100;
  private final MongoCollection<Document> jobs;

  JobStore(MongoDatabase database) {
    jobs = database.getCollection("jobs");
    jobs.createIndex(
        compoundIndex(ascending("waiting"), descending("priority"), ascending("runAt")),
        new IndexOptions().partialFilterExpression(eq("waiting", true)));
    jobs.createIndex(ascending("state", "changedAt", "_id"));
    jobs.createIndex(
        ascending("leaseUntil"),
        new IndexOptions().partialFilterExpression(eq("state", JobState.RUNNING.key())));
    jobs.createIndex(ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
  }

  /** Inserts what is not there yet. */
  void insert(List<Document> documents) {
    try {
      jobs.insertMany(documents, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      boolean onlyKnown =
          e.getWriteConcernError() == null
              && e.getWriteErrors().stream()
                  .allMatch(w -> w.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (!onlyKnown) {
        throw e;
      }
    }
  }

  /**
   * Inserts the job, joins the one that waits under its id, or has it run once more.
   *
   * @return whether it is there as it was asked for, at its own time
   */
  boolean coalesce(Document document) {
    // What neither is over nor runs waits, or has ended just now.
    return begins(document) || (!again(document) && begins(document));
  }

  /** Whether the job is there as new: there was none of its id, or that one is over. */
  private boolean begins(Document document) {
    try {
      jobs.replaceOne(
          and(
              eq("_id", document.get("_id")),
              in("state", JobState.DONE.key(), JobState.DEAD.key())),
          document,
          new ReplaceOptions().upsert(true));
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }

  private boolean again(Document document) {
    return jobs.updateOne(
                and(eq("_id", document.get("_id")), eq("state", JobState.RUNNING.key())),
                combine(set("again", true), set("job", document.get("job"))))
            .getMatchedCount()
        > 0;
  }

  Optional<Claim> claim(Collection<String> kinds, String owner, Instant now) {
    var due = and(eq("waiting", true), lte("runAt", Date.from(now)), in("kind", kinds));
    var claimed =
        jobs.findOneAndUpdate(
            due,
            combine(
                set("state", JobState.RUNNING.key()),
                unset("waiting"),
                set("owner", owner),
                set("leaseUntil", Date.from(now.plus(LEASE))),
                set("changedAt", Date.from(now)),
                inc("tries", 1)),
            new FindOneAndUpdateOptions()
                .sort(orderBy(descending("priority"), ascending("runAt")))
                .returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(claimed).map(Claim::of);
  }

  void renew(Collection<String> ids, String owner, Instant now) {
    jobs.updateMany(
        and(in("_id", ids), eq("owner", owner), eq("state", JobState.RUNNING.key())),
        set("leaseUntil", Date.from(now.plus(LEASE))));
  }

  /** Gives back what nodes held that are gone; jobs that took down too many of them are dead. */
  void reclaim(Instant now) {
    var lost = and(eq("state", JobState.RUNNING.key()), lt("leaseUntil", Date.from(now)));
    for (Document job : jobs.find(lost).limit(MOST_GIVEN_BACK)) {
      giveBack(job, now);
    }
  }

  /** Gives back what this node held before it was started again. */
  void takeUp(String node, String owner, Instant now) {
    var held = eq("state", JobState.RUNNING.key());
    for (Document job : jobs.find(held).limit(MOST_GIVEN_BACK)) {
      String holder = job.getString("owner");
      if (holder.startsWith(node + "/") && !holder.equals(owner)) {
        giveBack(job, now);
      }
    }
  }

  private void giveBack(Document job, Instant now) {
    var same = held(job.getString("_id"), job.getString("owner"), job.getInteger("tries"));
    if (job.getInteger("tries") >= MOST_TRIES) {
      var failure = new Failure("The node that did it stopped, again and again.", "none");
      jobs.updateOne(same, combine(bury(now), failed(failure)));
    } else {
      jobs.updateOne(same, wait(JobState.READY, now, now));
    }
  }

  /** Removes what was kept long enough. */
  void sweep(Instant now) {
    jobs.deleteMany(lt("expiresAt", Date.from(now)));
  }

  void progress(Claim claim, int percent, String text, Instant now) {
    jobs.updateOne(
        held(claim),
        combine(set("percent", percent), set("text", text), set("changedAt", Date.from(now))));
  }

  /** Ends a job that went well, unless it was asked for once more while it ran. */
  void done(Claim claim, int percent, String text, Instant now) {
    var end =
        combine(
            set("state", JobState.DONE.key()),
            set("percent", percent),
            set("text", text),
            set("changedAt", Date.from(now)),
            set("expiresAt", Date.from(now.plus(KEPT))),
            unset("owner"),
            unset("leaseUntil"),
            unset("failure"));
    var unasked = and(held(claim), eq("again", null));
    if (jobs.updateOne(unasked, end).getMatchedCount() == 0) {
      jobs.updateOne(
          held(claim),
          combine(
              wait(JobState.READY, now, now),
              set("tries", 0),
              set("percent", 0),
              unset("again"),
              unset("failure")));
    }
  }

  void failed(Claim claim, Failure failure, Instant next, Instant now) {
    jobs.updateOne(held(claim), combine(wait(JobState.FAILED, next, now), failed(failure)));
  }

  void dead(Claim claim, Failure failure, Instant now) {
    jobs.updateOne(held(claim), combine(bury(now), failed(failure)));
  }

  Optional<JobStatus> find(String id) {
    return Optional.ofNullable(jobs.find(eq("_id", id)).first()).map(JobDocument::status);
  }

  Map<JobState, Long> counts() {
    var counts = new EnumMap<JobState, Long>(JobState.class);
    for (JobState state : JobState.values()) {
      counts.put(
          state, jobs.countDocuments(eq("state", state.key()), new CountOptions().limit(COUNTED)));
    }
    return counts;
  }

  Slice<JobStatus> list(JobState state, @Nullable Cursor after, int limit) {
    var of = eq("state", state.key());
    var found =
        jobs.find(after == null ? of : and(of, after.beyond()))
            .sort(descending("changedAt", "_id"))
            .limit(limit + 1)
            .map(JobDocument::status)
            .into(new ArrayList<>());
    return Slice.of(found, limit, last -> new Cursor(last.changedAt(), last.id()).text());
  }

  /** Starts counting tries anew; false when it neither failed nor is dead. */
  boolean retry(String id, Instant now) {
    var may = and(eq("_id", id), in("state", JobState.DEAD.key(), JobState.FAILED.key()));
    return jobs.updateOne(may, combine(wait(JobState.READY, now, now), set("tries", 0)))
            .getMatchedCount()
        > 0;
  }

  /** Forgets a job that is not being done just now. */
  boolean drop(String id) {
    var may = and(eq("_id", id), ne("state", JobState.RUNNING.key()));
    return jobs.deleteOne(may).getDeletedCount() > 0;
  }

  private static Bson held(Claim claim) {
    return held(claim.id(), claim.owner(), claim.tries());
  }

  /** A node that was thought lost must not write over the one that took its job. */
  private static Bson held(String id, String owner, int tries) {
    return and(
        eq("_id", id), eq("state", JobState.RUNNING.key()), eq("owner", owner), eq("tries", tries));
  }

  private static Bson wait(JobState state, Instant runAt, Instant now) {
    return combine(
        set("state", state.key()),
        set("waiting", true),
        set("runAt", Date.from(runAt)),
        set("changedAt", Date.from(now)),
        unset("owner"),
        unset("leaseUntil"));
  }

  private static Bson bury(Instant now) {
    return combine(
        set("state", JobState.DEAD.key()),
        set("changedAt", Date.from(now)),
        unset("owner"),
        unset("leaseUntil"));
  }

  private static Bson failed(Failure failure) {
    return set(
        "failure", new Document("reason", failure.reason()).append("incident", failure.incident()));
  }

  /**
   * A job this node does now.
   *
   * @param asked whether somebody started it and may be looking
   */
  record Claim(String id, String kind, String json, String owner, int tries, boolean asked) {
    static Claim of(Document document) {
      return new Claim(
          document.getString("_id"),
          document.getString("kind"),
          document.getString("job"),
          document.getString("owner"),
          document.getInteger("tries"),
          document.get("by") != null);
    }
  }

  /** The place in a list after a job. */
  record Cursor(Instant changedAt, String id) {
    String text() {
      return changedAt.toEpochMilli() + "." + id;
    }

    static Cursor parse(String text) {
      int dot = text.indexOf('.');
      return new Cursor(
          Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot))), text.substring(dot + 1));
    }

    Bson beyond() {
      var at = Date.from(changedAt);
      return or(lt("changedAt", at), and(eq("changedAt", at), lt("_id", id)));
    }
  }
}
