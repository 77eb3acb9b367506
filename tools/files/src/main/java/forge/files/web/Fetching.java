package forge.files.web;

import forge.access.Visit;
import forge.courier.Cargo;
import forge.courier.Order;
import forge.courier.Reply;
import forge.courier.Reply.Header;
import forge.files.Desk;
import forge.files.Downloads.Fetcher;
import forge.files.ReleaseFile;
import forge.files.Visitors.Said;
import forge.refusal.Refusal.NotFound;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What is answered to those who fetch files, whichever way they came in. */
public final class Fetching {
  private static final String MIRROR = "Forge-Mirror";
  private static final String HERE = "none";
  private static final String SUM = ".sha256";

  private final Desk desk;
  private final Shipments shipments;

  public Fetching(Desk desk) {
    this.desk = desk;
    this.shipments = new Shipments(desk.files());
  }

  /** The file at an address below the mount, a part of it, or where else it is. */
  public Reply answer(Visit visit, String address, Order order) {
    return address.endsWith(SUM) ? sum(visit, address, order) : file(visit, address, order);
  }

  /** What {@code sha256sum -c} reads, made for every file that has none of its own. */
  private Reply sum(Visit visit, String address, Order order) {
    try {
      return file(visit, address, order);
    } catch (NotFound made) {
      String about = address.substring(0, address.length() - SUM.length());
      ReleaseFile file = shipments.get(visit, about).file();
      var headers =
          List.of(
              new Header("Content-Type", Shipment.type(address)),
              new Header("X-Content-Type-Options", "nosniff"),
              new Header("Content-Disposition", Shipment.disposition(file.name() + SUM)));
      var words = new Cargo.Words(file.content().sha256() + "  " + file.name() + "\n");
      Reply reply = Reply.of(200, headers).carrying(words);
      return order.looks() ? reply.looked() : reply;
    }
  }

  private Reply file(Visit visit, String address, Order order) {
    Shipment shipment = shipments.get(visit, address);
    ReleaseFile file = shipment.file();
    var sending = new Sending(shipment, order, desk.files().stored(file), desk.front());
    if (order.looks()) {
      return sending.answer();
    }
    if (file.live() && sending.begins()) {
      desk.downloads().note(file, fetcher(order));
    }
    return elsewhere(visit, file, order)
        .filter(place -> !sending.unchanged())
        .map(sending::elsewhere)
        .orElseGet(sending::answer);
  }

  private Optional<URI> elsewhere(Visit visit, ReleaseFile file, Order order) {
    return desk.mirrors().none() || order.says("mirror=none") || HERE.equals(order.header(MIRROR))
        ? Optional.empty()
        : desk.mirrors().near(visit, file, visit.mount().page("get", file.path()), order.address());
  }

  private Fetcher fetcher(Order order) {
    return new Fetcher(
        desk.visitors().read(Said.of(order.headers())),
        order.address(),
        order.header("User-Agent"),
        order.header("Referer"),
        order.header("Range") != null);
  }
}
