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
import java.util.stream.Stream;

/** What is answered to those who fetch files, whichever way they came in. */
public final class Fetching {
  private static final String MIRROR = "Forge-Mirror";
  private static final String HERE = "none";
  private static final String FROM_HERE = "mirror=none";
  private static final String SUM = ".sha256";
  private static final String SUMS = "SHA256SUMS";

  private final Desk desk;
  private final URI site;
  private final Shipments shipments;

  /**
   * @param site where all addresses begin
   */
  public Fetching(Desk desk, URI site) {
    this.desk = desk;
    this.site = site;
    this.shipments = new Shipments(desk.files());
  }

  /** The file at an address below the mount, a part of it, or where else it is. */
  public Reply answer(Visit visit, String address, Order order) {
    try {
      return file(visit, address, order);
    } catch (NotFound missing) {
      Reply reply = madeFor(visit, address).orElseThrow(() -> missing);
      return order.looks() ? reply.looked() : reply;
    }
  }

  /** What is made for files and folders that have none of their own. */
  private Optional<Reply> madeFor(Visit visit, String address) {
    return address.endsWith(Metalink.END)
        ? Optional.of(metalink(visit, address))
        : sums(visit, address).map(lines -> words(address, "text/plain; charset=utf-8", lines));
  }

  private Reply metalink(Visit visit, String address) {
    ReleaseFile file = shipments.get(visit, without(address, Metalink.END)).file();
    URI here = visit.mount().page("get", file.path());
    List<URI> places =
        Stream.concat(
                desk.mirrors().all(visit, file, here).stream(),
                Stream.of(URI.create(site + here.toString() + "?" + FROM_HERE)))
            .toList();
    return words(address, Metalink.TYPE, Metalink.of(file, places));
  }

  /** What {@code sha256sum -c} reads. */
  private Optional<String> sums(Visit visit, String address) {
    if (address.endsWith(SUM)) {
      return Optional.of(sums(List.of(shipments.get(visit, without(address, SUM)).file())));
    }
    FilePath path = FilePath.of(address);
    return path.name().equals(SUMS)
        ? Optional.of(desk.files().filesIn(visit, List.of(path.folder())))
            .filter(files -> !files.isEmpty())
            .map(Fetching::sums)
        : Optional.empty();
  }

  private static String sums(List<ReleaseFile> files) {
    return files.stream()
        .sorted(Comparator.comparing(ReleaseFile::name))
        .map(file -> file.content().sha256() + "  " + file.name() + "\n")
        .collect(Collectors.joining());
  }

  private static String without(String address, String end) {
    return address.substring(0, address.length() - end.length());
  }

  private static Reply words(String address, String type, String words) {
    var headers =
        List.of(
            new Header("Content-Type", type),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Cache-Control", "no-cache"),
            new Header(
                "Content-Disposition",
                Shipment.disposition(address.substring(address.lastIndexOf('/') + 1))));
    return Reply.of(200, headers).carrying(new Cargo.Words(words));
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
    return desk.mirrors().none() || order.says(FROM_HERE) || HERE.equals(order.header(MIRROR))
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
