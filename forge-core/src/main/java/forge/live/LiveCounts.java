package forge.live;

/**
 * Figures of the live layer of this node since it started; connections to subscriptions are now.
 */
public record LiveCounts(
    long connections,
    long streams,
    long subscriptions,
    long told,
    long delivered,
    long dropped,
    long resets,
    long repairs,
    long slow) {}
