package forge.artifact;

import forge.project.ToolKey;
import java.util.Optional;

/** Finds who can tell of the artifacts of a tool. */
@FunctionalInterface
public interface Descriptions {
  Optional<DescribesArtifacts> of(ToolKey tool);
}
