package forge.search;

import forge.access.Access;
import forge.artifact.Readers;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.Unavailable;
import forge.user.Identity;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.apache.solr.client.solrj.request.SolrQuery;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.CursorMarkParams;
import org.jspecify.annotations.Nullable;

/**
 * A collection of its own, for what the common index does not hold.
 *
 * <p>Every mount in it has a gate: an entry that says who may read what is there. A question is
 * asked through the gates, so whoever may not read a mount finds nothing of it, and a change of
 * rights is the change of one entry. The schema needs the fields {@code id, kind, mount,
 * read_roles} and {@code denied}; ids begin with the mount's and an exclamation mark.
 */
public final class SearchCollection implements AutoCloseable {
  private final @Nullable SolrServer server;
  private final Access access;

  SearchCollection(@Nullable SolrServer server, Access access) {
    this.server = server;
    this.access = access;
  }

  /** Whether there is a Solr to be asked at all. */
  public boolean configured() {
    return server != null;
  }

  /** Another content of the configset has another name; empty where there is no Solr. */
  public String name() {
    return server == null ? "" : server.collection();
  }

  /** Makes the collection unless it is there; answers whether it had to be made. */
  public boolean prepare() {
    return tried(
        () -> {
          boolean missing = server().missing();
          server().prepare();
          return missing;
        });
  }

  /** Deletes the collections that earlier versions made. */
  public void dropOthers() {
    tried(
        () -> {
          server().dropOthers();
          return true;
        });
  }

  /** Says who may read what is at a mount. */
  public void admit(Mount mount, Readers readers) {
    var gate = new SolrInputDocument();
    gate.setField("id", mount.id() + "!");
    gate.setField("kind", "gate");
    gate.setField("mount", mount.id().value());
    gate.setField("read_roles", readers.mount());
    gate.setField("denied", readers.denied());
    add(List.of(gate));
  }

  public void add(List<SolrInputDocument> documents) {
    tried(
        () -> {
          server().add(List.copyOf(documents));
          return true;
        });
  }

  public void delete(List<String> ids) {
    tried(
        () -> {
          server().delete(List.copyOf(ids));
          return true;
        });
  }

  public void deleteMatching(String query) {
    tried(
        () -> {
          server().deleteMatching(query);
          return true;
        });
  }

  /** Asks for what this user may read. */
  public QueryResponse ask(SolrQuery query, Identity identity) {
    if (!identity.user().admin()) {
      query.set("gate", "{!bool filter=$gates filter=$held" + denied(identity, query) + "}");
      gated(query, Search.held(access, identity));
    }
    return asked(query);
  }

  /**
   * The same where administrators stand before the gates like everybody else. The schema needs the
   * field {@code readers} beside the others.
   *
   * @param more words that open gates to this user, beside those that they hold in projects
   */
  public QueryResponse ask(SolrQuery query, Identity identity, Collection<String> more) {
    var held = new StringJoiner(",").add(Search.held(access, identity));
    more.stream().sorted().forEach(held::add);
    query.set(
        "gate",
        "{!bool filter=$gates filter=$held filter=$limited" + denied(identity, query) + "}");
    query.set("limited", "{!terms f=readers}" + held);
    gated(query, held.toString());
    return asked(query);
  }

  private static void gated(SolrQuery query, String held) {
    query.addFilterQuery("{!join from=mount to=mount v=$gate}");
    query.set("gates", "kind:gate");
    query.set("held", "{!terms f=read_roles}" + held);
  }

  private QueryResponse asked(SolrQuery query) {
    try {
      return tried(() -> server().ask(query));
    } catch (SolrException unreadable) {
      String cursor = query.get(CursorMarkParams.CURSOR_MARK_PARAM);
      if (cursor == null || cursor.equals(CursorMarkParams.CURSOR_MARK_START)) {
        throw unreadable;
      }
      throw new Invalid("cursor", "The cursor is not one this list gave out.");
    }
  }

  private static String denied(Identity identity, SolrQuery query) {
    if (identity.user().guest()) {
      return "";
    }
    query.set("banned", "{!term f=denied}" + identity.user().id());
    return " must_not=$banned";
  }

  /** Lets everybody see what was written. For tests. */
  public void commit() {
    server().commit();
  }

  private SolrServer server() {
    if (server == null) {
      throw new Unavailable("This forge has no search.");
    }
    return server;
  }

  private static <T> T tried(Supplier<T> deed) {
    try {
      return deed.get();
    } catch (SolrServer.Missing gone) {
      throw new Unavailable("Search is resting. Everything else works; please try again soon.");
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
