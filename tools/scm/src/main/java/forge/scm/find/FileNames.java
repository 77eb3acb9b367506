package forge.scm.find;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.project.MountId;
import forge.scm.CommitId;
import forge.scm.FileList;
import forge.scm.Repository;

/** The names of all files of commits that somebody looked for something in lately. */
public final class FileNames {
  /** Beyond so many files the rest is not found by name. */
  public static final int MOST = 100_000;

  private static final int CHARACTERS_KEPT = 8_000_000;

  private final Cache<Key, FileList> kept =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS_KEPT)
          .<Key, FileList>weigher((key, list) -> 100 + weight(list))
          .build();

  private record Key(MountId mount, CommitId commit) {}

  private static int weight(FileList list) {
    return list.paths().stream().mapToInt(String::length).sum();
  }

  public FileList of(MountId mount, Repository repository, CommitId commit) {
    return kept.get(new Key(mount, commit), key -> repository.files(commit, MOST));
  }
}
