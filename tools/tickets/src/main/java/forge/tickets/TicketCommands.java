package forge.tickets;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.tool.Command;
import forge.tool.Command.Answer;
import forge.tool.RunningTool.Made;
import forge.tool.RunningTool.Wish;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people have done with tickets from a room. */
final class TicketCommands {
  private static final Pattern NUMBER_AND_MORE = Pattern.compile("#?([1-9]\\d{0,8})(?:\\s+(.*))?");
  private final Tickets tickets;

  TicketCommands(Tickets tickets) {
    this.tickets = tickets;
  }

  List<Command> all() {
    return List.of(
        new Command("ticket", "title", "opens a ticket; further lines describe it", this::open),
        new Command("assign", "#12 @name", "gives a ticket to somebody", this::assign),
        new Command("close", "#12", "closes a ticket", this::close),
        new Command("reopen", "#12", "opens a ticket again", this::reopen));
  }

  private Answer open(Visit visit, String words) {
    int line = words.indexOf('\n');
    String title = line < 0 ? words : words.substring(0, line);
    String text = line < 0 ? "" : words.substring(line + 1);
    Ticket ticket = tickets.open(visit, NewTicket.of(title, text));
    return Answer.aloud("opened " + ticket.number().key()).of(Tickets.number(ticket));
  }

  private Answer assign(Visit visit, String words) {
    Matcher read = read(words, "Write /assign #12 @name.");
    var user = tickets.assignee(read.group(2));
    Ticket ticket = tickets.edit(visit, number(read), null, TicketEdit.NOTHING.withAssignee(user));
    return Answer.aloud(
        user == null
            ? "took " + ticket.number().key() + " from whoever had it"
            : "gave " + ticket.number().key() + " to @" + user);
  }

  private Answer close(Visit visit, String words) {
    return move(visit, read(words, "Write /close #12."), false);
  }

  private Answer reopen(Visit visit, String words) {
    return move(visit, read(words, "Write /reopen #12."), true);
  }

  private Answer move(Visit visit, Matcher read, boolean open) {
    var statuses = Statuses.of(visit.mount());
    var to = open ? statuses.first() : statuses.done();
    Ticket ticket = tickets.edit(visit, number(read), null, TicketEdit.NOTHING.withStatus(to));
    return Answer.aloud((open ? "reopened " : "closed ") + ticket.number().key());
  }

  private static Matcher read(String words, String otherwise) {
    Matcher read = NUMBER_AND_MORE.matcher(words);
    if (!read.matches()) {
      throw new Invalid("text", otherwise);
    }
    return read;
  }

  private static TicketNumber number(Matcher read) {
    return TicketNumber.valueOf(read.group(1));
  }

  Made make(Visit visit, Wish wish) {
    Ticket ticket =
        tickets.open(
            visit,
            new NewTicket(wish.title(), wish.text(), List.of(), null, null, false, wish.request()));
    return new Made(
        ticket.title(),
        ticket.number().key(),
        visit.mount().page(ticket.number()).toString(),
        Tickets.number(ticket));
  }
}
