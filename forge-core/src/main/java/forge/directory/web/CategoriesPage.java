package forge.directory.web;

import forge.directory.CategoryTree;
import forge.web.Problems;
import forge.web.View;

/**
 * The page on which administrators of the site write the categories.
 *
 * @param text as it was typed
 * @param revision of the tree that was looked at
 */
public record CategoriesPage(CategoryTree tree, String text, int revision, Problems problems)
    implements View {}
