package forge.scm;

/** What the pages that read repositories share: the repositories, and what is kept about them. */
public final class Browsing {
  private final Repositories repositories;
  private final Blames blames;

  Browsing(Repositories repositories) {
    this.repositories = repositories;
    this.blames = new Blames(repositories, repositories.soon());
  }

  public Repositories repositories() {
    return repositories;
  }

  public Blames blames() {
    return blames;
  }
}
