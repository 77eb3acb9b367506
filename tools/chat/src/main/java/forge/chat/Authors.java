package forge.chat;

import forge.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls those who said messages as they call themselves now, all of them with one look. */
record Authors(Names names) {

  /** Who reacted is asked for along with them, as they are named below. */
  List<Message> now(List<Message> messages) {
    var people = Reaction.people(messages);
    messages.stream().filter(Message::byPerson).forEach(m -> people.add(m.author().id()));
    if (people.isEmpty()) {
      return messages;
    }
    Map<UserId, String> called = names.of(people);
    return messages.stream().map(m -> m.named(called)).toList();
  }

  Message now(Message message) {
    return now(List.of(message)).getFirst();
  }

  <K> Map<K, Message> now(Map<K, Message> messages) {
    var keys = new ArrayList<>(messages.keySet());
    var now = now(keys.stream().map(messages::get).toList());
    var all = new HashMap<K, Message>();
    for (int i = 0; i < keys.size(); i++) {
      all.put(keys.get(i), now.get(i));
    }
    return all;
  }
}
