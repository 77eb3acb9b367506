package forge.site;

import com.mongodb.client.MongoDatabase;
import forge.bell.Doorbell;
import forge.bell.RabbitDoorbell;
import forge.mail.Mail;
import forge.search.SearchIndex;
import forge.site.Services.Service;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The services behind a forge, as far as it is set up with them, and how to ask each. */
record Watched(MongoDatabase database, Doorbell doorbell, SearchIndex index, Mail mail) {
  List<Service> services() {
    var watched = new ArrayList<Service>();
    watched.add(
        new Service(
            "database",
            "The database is away: nothing can be changed just now.",
            true,
            () -> database.runCommand(new Document("ping", 1)).get("ok") != null));
    if (doorbell instanceof RabbitDoorbell rabbit) {
      watched.add(
          new Service(
              "broker", "News takes some seconds: the broker is away.", false, rabbit::connected));
    }
    if (index.configured()) {
      watched.add(
          new Service("search", "Search is resting; all else works.", false, index::answers));
    }
    if (mail.post().sends()) {
      watched.add(
          new Service(
              "mail", "Mail goes out later: its server is away.", false, mail.post()::answers));
    }
    return watched;
  }
}
