package forge.project;

import forge.project.Project.About;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The stored form of a project, its mounts included, so that one read brings a page's header. */
final class ProjectDocument {
  private ProjectDocument() {}

  static Document of(Project project) {
    var about = project.about();
    return new Document("_id", project.id().toString())
        .append("revision", project.revision())
        .append("title", about.title())
        .append("summary", about.summary())
        .append("description", about.description())
        .append("labels", about.labels())
        .append("icon", about.icon())
        .append("profile", ProfileDocument.of(project.profile()))
        .append("mounts", project.mounts().stream().map(ProjectDocument::mount).toList())
        .append(
            "groups",
            project.groups().stream()
                .map(g -> new Document("name", g.name()).append("description", g.description()))
                .toList())
        .append("grants", grants(project.grants()))
        .append("denies", denyDocuments(project.denies()))
        .append("createdAt", project.createdAt());
  }

  static Project read(Document d) {
    var id = ProjectId.parse(d.getString("_id"));
    return new Project(
        id,
        d.getInteger("revision"),
        new About(
            d.getString("title"),
            d.getString("summary"),
            d.getString("description"),
            d.getList("labels", String.class),
            d.getString("icon")),
        ProfileDocument.read(d.get("profile", Document.class)),
        d.getList("mounts", Document.class).stream().map(m -> mount(id, m)).toList(),
        d.getList("groups", Document.class).stream()
            .map(g -> new Group(g.getString("name"), g.getString("description")))
            .toList(),
        grants(d.get("grants", Document.class)),
        denies(d.getList("denies", Document.class)),
        d.getDate("createdAt").toInstant());
  }

  private static Document mount(Mount mount) {
    return new Document("id", mount.id().value())
        .append("tool", mount.tool().value())
        .append("point", mount.point().value())
        .append("label", mount.label())
        .append("options", pairs(mount.options()))
        .append("grants", grants(mount.grants()))
        .append("denies", denyDocuments(mount.denies()))
        .append("former", mount.former().stream().map(MountPoint::value).toList());
  }

  private static Mount mount(ProjectId project, Document d) {
    return new Mount(
        new MountId(d.getString("id")),
        project,
        new ToolKey(d.getString("tool")),
        new MountPoint(d.getString("point")),
        d.getString("label"),
        pairs(d.getList("options", Document.class)),
        grants(d.get("grants", Document.class)),
        denies(d.getList("denies", Document.class)),
        d.getList("former", String.class, List.of()).stream().map(MountPoint::new).toList());
  }

  private static List<Document> pairs(Map<String, String> options) {
    return options.entrySet().stream()
        .map(e -> new Document("name", e.getKey()).append("value", e.getValue()))
        .toList();
  }

  private static Map<String, String> pairs(List<Document> documents) {
    var options = new HashMap<String, String>();
    documents.forEach(d -> options.put(d.getString("name"), d.getString("value")));
    return options;
  }

  private static Document grants(Map<String, Set<String>> grants) {
    var document = new Document();
    grants.forEach((permission, roles) -> document.append(permission, new ArrayList<>(roles)));
    return document;
  }

  private static Map<String, Set<String>> grants(Document document) {
    var grants = new HashMap<String, Set<String>>();
    document
        .keySet()
        .forEach(p -> grants.put(p, Set.copyOf(new HashSet<>(document.getList(p, String.class)))));
    return grants;
  }

  private static List<Document> denyDocuments(List<Deny> denies) {
    return denies.stream()
        .map(
            d ->
                new Document("user", d.user().value())
                    .append("permission", d.permission())
                    .append("reason", d.reason()))
        .toList();
  }

  private static List<Deny> denies(List<Document> documents) {
    return documents.stream()
        .map(
            d ->
                new Deny(
                    new UserId(d.getString("user")),
                    d.getString("permission"),
                    d.getString("reason")))
        .toList();
  }
}
