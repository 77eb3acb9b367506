package forge.site;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.web.ArtifactViews;
import forge.hook.web.WebhookApi;
import forge.job.web.AdminJobApi;
import forge.job.web.JobApi;
import forge.job.web.JobViews;
import forge.live.web.LiveApi;
import forge.live.web.LiveHeaders;
import forge.notification.web.NotificationApi;
import forge.notification.web.NotificationViews;
import forge.review.web.ReportedViews;
import forge.review.web.ReviewApi;
import forge.review.web.ReviewViews;
import forge.search.Reindex;
import forge.search.SearchKind;
import forge.search.web.SearchApi;
import forge.search.web.SearchViews;
import forge.site.web.AdminViews;
import forge.site.web.AppViews;
import forge.site.web.HealthApi;
import forge.site.web.MetricsApi;
import forge.site.web.SiteApi;
import forge.site.web.SiteViews;
import forge.tool.RunningTool.Listens;
import forge.tool.RunningTool.SiteWide;
import forge.tool.web.Entrance;
import forge.tool.web.Parts;
import forge.tool.web.PeopleViews;
import forge.tool.web.ProjectApi;
import forge.tool.web.ProjectViews;
import forge.tool.web.SettingsViews;
import forge.user.web.ForgeryFilter;
import forge.web.Assets;
import forge.web.BodyLimit;
import forge.web.FaultMapper;
import forge.web.Json;
import forge.web.Measures;
import forge.web.PageFilter;
import forge.web.RefusalMapper;
import forge.web.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Everything a forge answers the web with: resources, filters and providers of Jakarta REST. */
final class Resources {
  private final Forge forge;
  private final Measures measures;
  private final SearchViews searchViews;

  Resources(Forge forge, Measures measures) {
    this.forge = forge;
    this.measures = measures;
    searchViews = new SearchViews(forge.search(), this::searchKinds);
  }

  /** In the order in which they are registered. */
  List<Object> all() {
    List<Listens> doors =
        forge.tools().running().values().stream()
            .filter(Listens.class::isInstance)
            .map(Listens.class::cast)
            .toList();
    var gauges = new Gauges(forge.live(), forge.ssh(), forge.jobs(), doors);
    var all = new ArrayList<Object>();
    all.add(measures);
    around(all);
    all.add(entrance());
    all.addAll(forge.desk().resources());
    pages(all, gauges);
    forge.tools().running().values().stream()
        .filter(SiteWide.class::isInstance)
        .forEach(tool -> all.addAll(((SiteWide) tool).resources()));
    programs(all);
    all.add(new MetricsApi(measures, new MetricsApi.Gauges(gauges.gauges())));
    return all;
  }

  /** What stands around every request. */
  private void around(List<Object> all) {
    var assets = new Assets(forge.config().development());
    var frames =
        new Frames(
            forge.config(),
            forge.tools(),
            forge.csrf(),
            forge.services(),
            forge.inTray(),
            forge.clock(),
            assets.version());
    all.add(new BodyLimit());
    all.addAll(forge.users().resources());
    all.add(new ForgeryFilter(forge.csrf()));
    all.add(new Json());
    all.add(new RefusalMapper());
    all.add(new FaultMapper());
    all.add(new PageFilter(new Templates(assets, forge.config().development()), frames::of));
    all.add(assets);
    all.add(new AppViews(forge.config().site(), assets));
  }

  private void pages(List<Object> all, Gauges gauges) {
    all.add(new ReportedViews(forge.reviews()));
    all.add(
        new SiteViews(
            forge.projects(),
            forge.projectStore(),
            forge.memberships(),
            forge.access(),
            forge.mounting(),
            forge.tools(),
            forge.config().publicUrl()));
    all.add(
        new AdminViews(
            forge.services(),
            forge.jobs(),
            forge.mail(),
            forge.users().accounts(),
            forge.audit(),
            gauges::shown,
            forge.tools()::warnings,
            () -> forge.indexing().submit(Reindex.SITE, null)));
    all.add(
        new ArtifactViews(
            forge.artifacts(), forge.attachments(), forge.projectStore(), forge.access()));
    all.add(searchViews);
    all.add(new JobViews(forge.jobs()));
    all.addAll(forge.mail().resources());
    all.add(new NotificationViews(forge.notifications(), forge.config().site(), forge.clock()));
  }

  private void programs(List<Object> all) {
    all.add(new SiteApi(forge.projects(), forge.projectStore(), forge.artifacts(), forge.markup()));
    all.add(new SearchApi(forge.search(), this::searchKinds));
    all.add(new JobApi(forge.jobs()));
    all.add(new NotificationApi(forge.notifications()));
    all.add(new AdminJobApi(forge.jobs()));
    all.add(new LiveApi(forge.live()));
    all.add(new LiveHeaders());
    all.add(new HealthApi(forge.services()));
  }

  private Entrance entrance() {
    var parts = parts();
    var apis = new HashMap<>(forge.desk().apis());
    apis.put("reviews", visit -> new ReviewApi(visit, forge.reviews()));
    apis.put("webhooks", visit -> new WebhookApi(forge.webhooks(), visit));
    var programs = new Parts(apis);
    return new Entrance(
        forge.projects(),
        forge.tools(),
        visit -> new ProjectViews(visit, forge.desk().front(), parts),
        visit ->
            new ProjectApi(
                visit,
                forge.projects(),
                forge.mounting(),
                forge.members(),
                forge.tools(),
                programs));
  }

  private Parts parts() {
    var all = new HashMap<>(forge.desk().parts());
    all.put("admin", this::settings);
    all.put("people", v -> new PeopleViews(v, forge.members()));
    all.put("search", searchViews::of);
    all.put(
        "reviews",
        v -> new ReviewViews(v, forge.reviews(), forge.directory().figures(), forge.markup()));
    return new Parts(all);
  }

  private Object settings(Visit visit) {
    visit.require(CorePermission.ADMIN);
    return new SettingsViews(
        visit,
        forge.projects(),
        forge.mounting(),
        forge.members(),
        forge.tools(),
        forge.audit(),
        forge.webhooks());
  }

  private List<SearchKind> searchKinds() {
    return forge.tools().running().values().stream()
        .filter(SearchKind.class::isInstance)
        .map(SearchKind.class::cast)
        .toList();
  }
}
