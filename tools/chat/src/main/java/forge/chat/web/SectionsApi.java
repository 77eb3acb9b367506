package forge.chat.web;

import forge.chat.RoomId;
import forge.chat.Sections;
import forge.user.Identity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Answers programs of people who arrange their list of rooms. */
@Path("rest/chat/sections")
@Produces(MediaType.APPLICATION_JSON)
public final class SectionsApi {
  private final Sections sections;

  public SectionsApi(Sections sections) {
    this.sections = sections;
  }

  /** The names of the caller's sections, in their order. */
  @GET
  public List<String> list(@Context ContainerRequestContext request) {
    return sections.of(Identity.of(request));
  }

  /** Puts the sections into an order. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public void order(SectionOrderJson order, @Context ContainerRequestContext request) {
    sections.order(Identity.of(request), order.names());
  }

  /** Puts rooms into a section; into none where it has no name. */
  @POST
  @Path("rooms")
  @Consumes(MediaType.APPLICATION_JSON)
  public void put(SectionRoomsJson some, @Context ContainerRequestContext request) {
    sections.put(Identity.of(request), RoomId.all(some.ids()), some.section());
  }

  /** Gives a section another name; without one, takes it away. */
  @POST
  @Path("rename")
  @Consumes(MediaType.APPLICATION_JSON)
  public void rename(SectionNameJson name, @Context ContainerRequestContext request) {
    sections.rename(Identity.of(request), name.section(), name.to());
  }
}
