package forge.chat.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order in which somebody wants to see their sections. */
public record SectionOrderJson(@Nullable List<@Nullable String> sections) {
  List<String> names() {
    return sections == null ? List.of() : sections.stream().filter(Objects::nonNull).toList();
  }
}
