package forge.site;

import forge.job.JobState;
import forge.job.Jobs;
import forge.live.Live;
import forge.ssh.SshGateway;
import forge.tool.RunningTool.Listens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What a forge tells about itself in numbers, to admins and to what watches over it. */
record Gauges(Live live, SshGateway ssh, Jobs jobs, List<Listens> doors) {

  Map<String, Object> shown() {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("live connections", live.counts().connections());
    figures.put("SSH connections", ssh.connections());
    figures.put("SSH commands running", ssh.running());
    doors.stream()
        .filter(door -> door.port().isPresent())
        .flatMap(door -> door.figures().stream())
        .forEach(figure -> figures.put(figure.label(), figure.value().get()));
    return figures;
  }

  Map<String, Supplier<? extends Number>> gauges() {
    var gauges = new LinkedHashMap<String, Supplier<? extends Number>>();
    for (JobState state : JobState.values()) {
      gauges.put(
          "forge_jobs{state=\"" + state.name().toLowerCase(Locale.ROOT) + "\"}",
          () -> jobs.counts().getOrDefault(state, 0L));
    }
    gauges.put("forge_live_connections", () -> live.counts().connections());
    gauges.put("forge_ssh_connections", ssh::connections);
    gauges.put("forge_ssh_commands_running", ssh::running);
    for (Listens door : doors) {
      door.figures().forEach(figure -> gauges.put(figure.metric(), figure.value()));
    }
    gauges.put(
        "forge_memory_used_bytes",
        () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    return gauges;
  }
}
