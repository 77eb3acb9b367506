package forge.files.web;

import org.jspecify.annotations.Nullable;

/** Why a release is taken back, in a line. */
public record WithdrawJson(@Nullable String reason) {}
