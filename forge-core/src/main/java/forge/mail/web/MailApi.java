package forge.mail.web;

import forge.mail.Envelope;
import forge.mail.Inbox;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooLarge;
import forge.web.SecretAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers our own mail server, which knows a secret. For everybody else there is nothing here. */
@Path("rest/mail")
@SecretAddress
@Produces(MediaType.APPLICATION_JSON)
public final class MailApi {
  /** Proves the mail server. */
  public static final String SECRET = "X-Forge-Mail-Secret";

  private static final int LONGEST_ENVELOPE = 20_000;

  private final Inbox inbox;

  public MailApi(Inbox inbox) {
    this.inbox = inbox;
  }

  /** Whether mail to this address is taken. */
  @GET
  @Path("recipient")
  public void recipient(
      @HeaderParam(SECRET) @Nullable String secret,
      @QueryParam("address") @DefaultValue("") String address) {
    inbox.admit(secret);
    if (!inbox.takes(address)) {
      throw new NotFound("This address");
    }
  }

  /** Keeps a message; answered once it is safe. */
  @POST
  @Path("inbound")
  @Consumes(MediaType.WILDCARD)
  public void take(
      @HeaderParam(SECRET) @Nullable String secret,
      @HeaderParam("X-Forge-Mail-From") @DefaultValue("") String from,
      @HeaderParam("X-Forge-Mail-To") @DefaultValue("") String to,
      InputStream message)
      throws IOException {
    inbox.admit(secret);
    if (from.length() + to.length() > LONGEST_ENVELOPE) {
      throw new Invalid("to", "The envelope has too many characters.", (long) LONGEST_ENVELOPE);
    }
    byte[] raw = message.readNBytes(Inbox.LIMIT + 1);
    if (raw.length > Inbox.LIMIT) {
      throw new TooLarge("The message", Inbox.LIMIT);
    }
    List<String> all =
        Stream.of(to.split(",", -1)).map(String::strip).filter(a -> !a.isEmpty()).toList();
    inbox.take(new Envelope(from.strip(), all), raw);
  }
}
