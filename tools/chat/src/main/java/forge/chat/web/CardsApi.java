package forge.chat.web;

import forge.artifact.LinkCard;
import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.MessageNumber;
import forge.chat.Preview;
import forge.refusal.Refusal.Invalid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what messages link to, as the caller may see it. */
@Produces(MediaType.APPLICATION_JSON)
public final class CardsApi {
  private static final int MOST = 100;
  private final Chat chat;
  private final Here here;

  public CardsApi(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  /** What is below one message: cards of this site, previews of pages elsewhere. */
  public record CardsJson(long id, List<LinkCard> cards, List<Preview> previews) {}

  /**
   * The cards below some messages.
   *
   * @param ids their numbers, with commas between
   */
  @GET
  public List<CardsJson> cards(@QueryParam("ids") @Nullable String ids) {
    var messages = chat.rooms().some(here, numbers(ids));
    var shown = chat.unfolding().of(here, messages);
    var previews = chat.previews().of(here, messages);
    var all = new ArrayList<CardsJson>();
    for (int i = 0; i < messages.size(); i++) {
      long id = messages.get(i).number().value();
      all.add(new CardsJson(id, shown.cards().get(i), previews.get(i)));
    }
    return all;
  }

  private static Set<MessageNumber> numbers(@Nullable String ids) {
    var numbers = new LinkedHashSet<MessageNumber>();
    for (String id : (ids == null ? "" : ids).split(",", MOST + 2)) {
      if (!id.matches("[1-9]\\d{0,14}")) {
        throw new Invalid("ids", "ids must be numbers of messages with commas between.");
      }
      numbers.add(MessageNumber.valueOf(id));
    }
    if (numbers.size() > MOST) {
      throw new Invalid("ids", "At most " + MOST + " messages are asked for at once.", (long) MOST);
    }
    return numbers;
  }
}
