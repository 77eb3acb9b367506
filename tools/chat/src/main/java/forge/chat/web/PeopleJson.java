package forge.chat.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** With whom to talk, beside oneself. */
public record PeopleJson(@Nullable List<@Nullable String> people) {}
