package forge.files;

/** Everything that is done with what a project ships, handed to those who answer. */
public record Desk(
    ReleaseFiles files,
    ReleaseFolders folders,
    Recommendations recommendations,
    Releases releases,
    ChangeNotes changes,
    Uploads uploads,
    Deliveries deliveries,
    Downloads downloads,
    Quotas quotas,
    Visitors visitors,
    Mirrors mirrors,
    FrontServer front) {}
