package forge.web;

/** A page: a record whose template lies beside it under the same name. */
public interface View {}
