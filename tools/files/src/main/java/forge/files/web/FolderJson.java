package forge.files.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder in JSON.
 *
 * @param next the cursor of the older folders; missing at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FolderJson(
    String path, String notes, List<String> folders, List<FileJson> files, @Nullable String next) {}
