package forge.chat.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room to be opened.
 *
 * @param access {@code open}, {@code members} or {@code private}; open where it is missing
 */
public record NewRoomJson(
    @Nullable String label,
    @Nullable String topic,
    @Nullable List<@Nullable String> tags,
    @Nullable String access) {}
