package forge.files.web;

import forge.access.Visit;
import forge.files.FilesPermission;
import forge.files.Quotas;
import forge.files.Quotas.Room;
import forge.user.web.NeedsScope;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How much room the files of a project take and may take, for programs. */
@Produces(MediaType.APPLICATION_JSON)
public final class QuotaApi {
  private final Quotas quotas;
  private final Visit visit;

  QuotaApi(Quotas quotas, Visit visit) {
    this.quotas = quotas;
    this.visit = visit;
  }

  @GET
  public Room show() {
    visit.require(FilesPermission.UPLOAD);
    return quotas.room(visit);
  }

  /** Gives the project room of its own, or what every project has. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope("files:write")
  public Room limit(QuotaJson wish) {
    return quotas.limit(visit, wish.gb());
  }
}
