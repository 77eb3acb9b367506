package forge.e2e;

import java.util.List;

/**
 * The benchmarks of the chat: {@code ./forge bench chat [NAME [NUMBERS…]]}. Each ends by itself,
 * prints its figures, and fails where something was lost, doubled or too dear.
 */
public final class ChatBench {
  private static final String USAGE =
      """
      usage: bench chat [crowd] [LISTENERS…] [SERVER…]   beside ws, faye and socket.io
             bench chat members [MEMBERS] [LISTENERS]    a room of 50,000 members
             bench chat reactions [LISTENERS] [SECONDS]  200 reactions a second
             bench chat history [MESSAGES]               a room of 1,000,000 messages
             bench chat kill [LISTENERS]                 kill -9 below open sockets
             bench chat irc [CLIENTS]                    one channel of IRC
             bench chat soak [MINUTES] [LISTENERS]       flaky clients
      """;

  private static final List<String> NAMES =
      List.of("crowd", "members", "reactions", "history", "kill", "irc", "soak");

  private ChatBench() {}

  public static void main(String[] arguments) throws Exception {
    var rest = List.of(arguments);
    String name = "crowd";
    if (!rest.isEmpty() && NAMES.contains(rest.getFirst())) {
      name = rest.getFirst();
      rest = rest.subList(1, rest.size());
    }
    if (name.equals("crowd")) {
      crowd(rest);
      return;
    }
    try {
      run(name, rest.stream().mapToInt(Integer::parseInt).toArray());
    } catch (NumberFormatException e) {
      usage();
    }
  }

  /** How many listen, and to which servers; all where none is named. */
  private static void crowd(List<String> arguments) throws Exception {
    var named = arguments.stream().filter(a -> !a.matches("\\d{1,6}")).toList();
    if (!CrowdBench.SERVERS.containsAll(named)) {
      usage();
    }
    var sizes = arguments.stream().filter(a -> !named.contains(a)).map(Integer::valueOf).toList();
    new CrowdBench().run(sizes, named.isEmpty() ? CrowdBench.SERVERS : named);
  }

  private static void run(String name, int[] numbers) throws Exception {
    switch (name) {
      case "members" -> MembersBench.run(number(numbers, 0, 50_000), number(numbers, 1, 1_000));
      case "reactions" -> ReactionsBench.run(number(numbers, 0, 5_000), number(numbers, 1, 60));
      case "history" -> HistoryBench.run(number(numbers, 0, 1_000_000));
      case "kill" -> KillBench.run(number(numbers, 0, 5_000));
      case "irc" ->
          new CrowdBench().run(List.of(number(numbers, 0, 1_000)), List.of(CrowdBench.IRC));
      case "soak" -> SoakBench.run(number(numbers, 0, 30), number(numbers, 1, 1_000));
      default -> usage();
    }
  }

  private static int number(int[] numbers, int at, int usual) {
    return numbers.length > at ? numbers[at] : usual;
  }

  private static void usage() {
    System.err.print(USAGE);
    System.exit(2);
  }
}
