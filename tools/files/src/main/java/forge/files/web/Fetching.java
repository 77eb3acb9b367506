package forge.files.web;

import forge.access.Visit;
import forge.courier.Cargo;
import forge.courier.Order;
import forge.courier.Reply;
import forge.courier.Reply.Header;
import forge.files.Desk;
import forge.files.Downloads.Fetcher;
import forge.files.FilePath;
import forge.files.ReleaseFile;
import forge.files.Visitors.Said;
import forge.refusal.Refusal.NotFound;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is answered to those who fetch files, whichever way they came in. */
public final class Fetching {
  private static final String MIRROR = "Forge-Mirror";
  private static final String HERE = "none";
  private static final String SUM = ".sha256";
  private static final String SUMS = "SHA256SUMS";

  private final Desk desk;
  private final Shipments shipments;

  public Fetching(Desk desk) {
    this.desk = desk;
    this.shipments = new Shipments(desk.files());
  }

  /** The file at an address below the mount, a part of it, or where else it is. */
  public Reply answer(Visit visit, String address, Order order) {
    try {
      return file(visit, address, order);
    } catch (NotFound missing) {
      Reply reply = sums(visit, address).orElseThrow(() -> missing);
      return order.looks() ? reply.looked() : reply;
    }
  }

  /** What {@code sha256sum -c} reads, made for files and folders that have none of their own. */
  private Optional<Reply> sums(Visit visit, String address) {
    if (address.endsWith(SUM)) {
      String about = address.substring(0, address.length() - SUM.length());
      return Optional.of(sums(address, List.of(shipments.get(visit, about).file())));
    }
    FilePath path = FilePath.of(address);
    return path.name().equals(SUMS)
        ? Optional.of(desk.files().filesIn(visit, List.of(path.folder())))
            .filter(files -> !files.isEmpty())
            .map(files -> sums(address, files))
        : Optional.empty();
  }

  private static Reply sums(String address, List<ReleaseFile> files) {
    var headers =
        List.of(
            new Header("Content-Type", "text/plain; charset=utf-8"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Cache-Control", "no-cache"),
            new Header(
                "Content-Disposition",
                Shipment.disposition(address.substring(address.lastIndexOf('/') + 1))));
    String lines =
        files.stream()
            .sorted(Comparator.comparing(ReleaseFile::name))
            .map(file -> file.content().sha256() + "  " + file.name() + "\n")
            .collect(Collectors.joining());
    return Reply.of(200, headers).carrying(new Cargo.Words(lines));
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
