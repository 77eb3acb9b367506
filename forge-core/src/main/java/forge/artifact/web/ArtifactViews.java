package forge.artifact.web;

import forge.access.Access;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachments;
import forge.artifact.Attachments.Found;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.Project;
import forge.project.ProjectStore;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import forge.web.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Serves attachments to who may read their artifact, and takes the press of the follow button. */
@Path("/-")
public final class ArtifactViews {
  private final Artifacts artifacts;
  private final Attachments attachments;
  private final ProjectStore projects;
  private final Access access;

  public ArtifactViews(
      Artifacts artifacts, Attachments attachments, ProjectStore projects, Access access) {
    this.artifacts = artifacts;
    this.attachments = attachments;
    this.projects = projects;
    this.access = access;
  }

  @GET
  @Path("attachments/{id}/{name}")
  public Response attachment(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Found found = admitted(id, request);
    return ServedFile.whole(found.attachment(), found.file()).answer(request);
  }

  @GET
  @Path("thumbnails/{id}")
  public Response thumbnail(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Found found = admitted(id, request);
    java.nio.file.Path picture = found.picture();
    if (picture == null || !attachments.shrink(found)) {
      throw new NotFound("The small picture");
    }
    return ServedFile.small(found.attachment(), picture).answer(request);
  }

  @POST
  @Path("follow/{mount}/{artifact: .*}")
  public Response follow(
      @PathParam("mount") String mount,
      @PathParam("artifact") String artifact,
      @Context ContainerRequestContext request) {
    Visit visit = reader(mount, artifact, request);
    artifacts.follow(visit.mount(), artifact, visit.user().id());
    return Answers.seeOther(back(request, visit), "You follow this now.");
  }

  @POST
  @Path("unfollow/{mount}/{artifact: .*}")
  public Response unfollow(
      @PathParam("mount") String mount,
      @PathParam("artifact") String artifact,
      @Context ContainerRequestContext request) {
    Visit visit = reader(mount, artifact, request);
    artifacts.unfollow(visit.mount().id(), artifact, visit.user().id());
    return Answers.seeOther(back(request, visit), "You do not follow this any more.");
  }

  private Visit reader(String mount, String artifact, ContainerRequestContext request) {
    if (Identity.of(request).user().guest()) {
      throw new SignInNeeded("follow this");
    }
    String what = "What you want to follow";
    if (mount.isBlank()) {
      throw new NotFound(what);
    }
    return visit(new MountId(mount), artifact, request, what);
  }

  private Found admitted(String id, ContainerRequestContext request) {
    Found found = attachments.find(id).orElseThrow(() -> new NotFound("The attachment " + id));
    Visit visit = visit(found.mount(), found.artifact(), request, "The attachment " + id);
    if (!Files.exists(found.file())) {
      throw new NotFound("The attachment " + visit.mount().label() + " " + id);
    }
    return found;
  }

  private Visit visit(MountId id, String artifact, ContainerRequestContext request, String what) {
    Project project = projects.findByMount(id).orElseThrow(() -> new NotFound(what));
    Mount mount = project.mount(id).orElseThrow(() -> new NotFound(what));
    Visit visit = access.visit(Identity.of(request), project, mount);
    if (!artifacts.mayRead(visit, artifact)) {
      throw new NotFound(what);
    }
    return visit;
  }

  /** The page the button was on, where that was one of ours. */
  private static URI back(ContainerRequestContext request, Visit visit) {
    URI from = uri(request.getHeaderString("Referer"));
    String host = request.getHeaderString("Host");
    if (from != null && host != null && host.equalsIgnoreCase(from.getAuthority())) {
      String path = from.getRawPath();
      if (path != null && path.startsWith("/") && !path.startsWith("//")) {
        return URI.create(from.getRawQuery() == null ? path : path + "?" + from.getRawQuery());
      }
    }
    return visit.mount().page();
  }

  private static @Nullable URI uri(@Nullable String text) {
    try {
      return text == null ? null : URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
