package forge.web;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody foresaw: an incident number for the user, everything else for the log. */
public final class FaultMapper extends Asking implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(FaultMapper.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public Response toResponse(Throwable fault) {
    if (fault instanceof WebApplicationException known) {
      return known(known);
    }
    if (databaseAway(fault)) {
      return answer(
          new Problem(
              "/problems/unavailable",
              "Resting",
              503,
              away(method()),
              null,
              null,
              incident(fault)));
    }
    return answer(
        new Problem(
            "/problems/fault",
            "That went wrong",
            500,
            "This is our fault, not yours.",
            null,
            null,
            incident(fault)));
  }

  /** Not to be reached, or on its way from one server to another. */
  private static boolean databaseAway(Throwable fault) {
    return fault instanceof MongoTimeoutException
        || fault instanceof MongoSocketException
        || fault instanceof MongoConnectionPoolClearedException
        || fault instanceof MongoNotPrimaryException
        || fault instanceof MongoNodeIsRecoveringException;
  }

  /** Whoever sent something is not promised that nothing of it was kept: the answer got lost. */
  private static String away(String method) {
    return method.equals("GET") || method.equals("HEAD")
        ? "The database is away just now; try again in a moment."
        : "The database is away just now. What you sent may not have been kept: look before you send"
            + " it again.";
  }

  private Response known(WebApplicationException known) {
    Response response = known.getResponse();
    if (response.getStatus() < 400 || response.hasEntity()) {
      return response;
    }
    int status = response.getStatus();
    String sentence =
        known instanceof NotFoundException
            ? "There is nothing at this address."
            : switch (status) {
              case 405 -> "This address does not take " + method() + " requests.";
              case 406 -> "This address has no answer of the kind you accept.";
              case 408 -> "The body of the request did not come in time.";
              case 415 -> "This address does not take a body of this type.";
              case 400 -> "The request cannot be read.";
              default -> response.getStatusInfo().getReasonPhrase() + ".";
            };
    return answer(
        new Problem(
            "/problems/http-" + status,
            response.getStatusInfo().getReasonPhrase(),
            status,
            sentence,
            null,
            null,
            null));
  }

  private static String incident(Throwable fault) {
    byte[] number = new byte[4];
    RANDOM.nextBytes(number);
    String incident = HexFormat.of().formatHex(number);
    LOG.error("incident {}", incident, fault);
    return incident;
  }
}
