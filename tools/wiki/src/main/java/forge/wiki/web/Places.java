package forge.wiki.web;

import forge.project.Mount;
import forge.wiki.PageTitle;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of a wiki: each made in one place. */
public record Places(Mount mount) {

  public String home() {
    return mount.page().toString();
  }

  public String page(PageTitle title) {
    return title.equals(PageTitle.HOME) ? home() : mount.page(title).toString();
  }

  public String edit(PageTitle title) {
    return mount.page("-", "edit", title).toString();
  }

  public String preview(PageTitle title) {
    return mount.page("-", "preview", title).toString();
  }

  public String history(PageTitle title) {
    return mount.page("-", "history", title).toString();
  }

  public String revision(PageTitle title, int number) {
    return mount.page("-", "revision", number, title).toString();
  }

  public String revert(PageTitle title, int number) {
    return mount.page("-", "revert", number, title).toString();
  }

  public String diff(PageTitle title) {
    return mount.page("-", "diff", title).toString();
  }

  public String diff(PageTitle title, int from, int to) {
    return diff(title) + "?from=" + from + "&to=" + to;
  }

  public String rename(PageTitle title) {
    return mount.page("-", "rename", title).toString();
  }

  public String delete(PageTitle title) {
    return mount.page("-", "delete", title).toString();
  }

  public String restore(PageTitle title) {
    return mount.page("-", "restore", title).toString();
  }

  public String attach(PageTitle title) {
    return mount.page("-", "attach", title).toString();
  }

  public String detach(PageTitle title) {
    return mount.page("-", "detach", title).toString();
  }

  /** Where programs, and scripts in pages, keep the files of a page. */
  public String attachments(String id) {
    return mount.api("-", "attachments", id).toString();
  }

  public String begin() {
    return mount.page("-", "new").toString();
  }

  public String all() {
    return mount.page("-", "pages").toString();
  }

  public String changes() {
    return mount.page("-", "changes").toString();
  }

  public String feed() {
    return mount.page("-", "changes.atom").toString();
  }

  public String search() {
    return "/" + mount.project() + "/-/search?tool=" + mount.point();
  }

  /** The same place, going on after a cursor. */
  static String after(String place, String name, String cursor) {
    return place + "?" + name + "=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }
}
