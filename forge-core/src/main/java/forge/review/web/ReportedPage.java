package forge.review.web;

import forge.review.Review;
import forge.store.Slice;
import forge.web.View;

/** The reviews that administrators of the site are asked to look at. */
public record ReportedPage(Slice<Review> reviews) implements View {}
