package forge.search;

/**
 * How search is doing.
 *
 * @param configured whether there is a Solr at all
 * @param answers whether it answers
 * @param waiting how many artifacts it has not heard of yet
 */
public record SearchStatus(boolean configured, boolean answers, long waiting) {}
