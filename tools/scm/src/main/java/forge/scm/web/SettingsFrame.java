package forge.scm.web;

import forge.project.Mount;
import forge.scm.Ref;
import forge.scm.Repository;
import java.util.Arrays;
import java.util.List;

/** What every page of a repository's settings has around it: the views, and the other settings. */
public record SettingsFrame(Bar bar, List<Link> sections) {

  /** The way to a page of the settings. */
  public record Link(String label, String url, String icon, boolean active) {}

  /** The pages of the settings, in their order. */
  enum Section {
    GENERAL("General", "", "settings", false),
    RULES("Rules", "rules", "shield", false),
    KEYS("Deploy keys", "keys", "key", false),
    MIRRORS("Mirrors", "mirrors", "refresh", true),
    UPKEEP("Upkeep", "upkeep", "hammer", true);

    private final String label;
    private final String part;
    private final String icon;
    private final boolean gitOnly;

    /**
     * @param part the end of its address
     * @param gitOnly whether other systems lack this
     */
    Section(String label, String part, String icon, boolean gitOnly) {
      this.label = label;
      this.part = part;
      this.icon = icon;
      this.gitOnly = gitOnly;
    }
  }

  /** The frame of one of the pages. */
  static SettingsFrame of(Mount mount, Repository repository, Section here) {
    String ref = repository.head().map(Ref::brief).orElse("");
    List<Link> links =
        Arrays.stream(Section.values())
            .filter(section -> !section.gitOnly || GitOnly.is(mount))
            .map(section -> link(mount, section, section == here))
            .toList();
    return new SettingsFrame(Bar.of(mount, ref, null), links);
  }

  private static Link link(Mount mount, Section section, boolean active) {
    Object[] parts =
        section.part.isEmpty()
            ? new Object[] {"settings"}
            : new Object[] {"settings", section.part};
    return new Link(section.label, mount.page(parts).toString(), section.icon, active);
  }
}
