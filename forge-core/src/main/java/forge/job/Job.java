package forge.job;

/**
 * Work to do later, as data: a record that travels as JSON, carries ids instead of objects and is
 * named by one verb.
 */
public interface Job {}
