package forge.refusal;

import org.jspecify.annotations.Nullable;

/**
 * A request the forge turns down for a reason its caller can act on.
 *
 * <p>Anything else that is thrown is a fault of ours: logged with an incident number, answered with
 * status 500.
 */
public abstract sealed class Refusal extends RuntimeException {
  private final String reason;

  private Refusal(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** A sentence for the person who asked. */
  public final String reason() {
    return reason;
  }

  /** There is no such thing, or none this user may know of. */
  public static final class NotFound extends Refusal {
    public NotFound(String what) {
      super(what + " does not exist.");
    }
  }

  /** There was such a thing, and it was taken back for a reason. */
  public static final class Gone extends Refusal {
    public Gone(String sentence) {
      super(sentence);
    }
  }

  /** The user may see the thing but not do this to it. */
  public static final class Denied extends Refusal {
    public Denied(String what) {
      super("You may not " + what + ".");
    }
  }

  /** Nobody is signed in, and this needs somebody to be. */
  public static final class SignInNeeded extends Refusal {
    public SignInNeeded(String what) {
      super("Sign in to " + what + ".");
    }
  }

  /** The request does not make sense as written. */
  public static final class Invalid extends Refusal {
    private final String field;
    private final @Nullable Long limit;

    public Invalid(String field, String problem) {
      this(field, problem, null);
    }

    public Invalid(String field, String problem, @Nullable Long limit) {
      super(problem);
      this.field = field;
      this.limit = limit;
    }

    public String field() {
      return field;
    }

    /** The bound that was broken, in the unit the sentence names; null where there is none. */
    public @Nullable Long limit() {
      return limit;
    }
  }

  /** It makes sense, and is not possible as things are. */
  public static sealed class Conflict extends Refusal permits Overtaken, Taken, Full {
    public Conflict(String sentence) {
      super(sentence);
    }
  }

  /** Somebody else was faster: what is to be changed is not what was read. */
  public static final class Overtaken extends Conflict {
    public Overtaken(String sentence) {
      super(sentence);
    }
  }

  /** Something else has the name, the place or the key already. */
  public static final class Taken extends Conflict {
    public Taken(String sentence) {
      super(sentence);
    }
  }

  /** There are as many as there may be. */
  public static final class Full extends Conflict {
    public Full(String sentence) {
      super(sentence);
    }
  }

  /** More came than we take. */
  public static final class TooLarge extends Refusal {
    private final long limit;

    /** The limit is in bytes. */
    public TooLarge(String what, long limit) {
      super(what + " is larger than " + limit + " bytes.");
      this.limit = limit;
    }

    public long limit() {
      return limit;
    }
  }

  /** Too many attempts in too short a time. */
  public static final class TooMany extends Refusal {
    private final int retryAfterSeconds;

    public TooMany(String sentence, int retryAfterSeconds) {
      super(sentence);
      this.retryAfterSeconds = retryAfterSeconds;
    }

    public int retryAfterSeconds() {
      return retryAfterSeconds;
    }
  }

  /** A backing service is away; what was asked needs it. */
  public static final class Unavailable extends Refusal {
    public Unavailable(String sentence) {
      super(sentence);
    }
  }
}
