package forge.tool.web;

import forge.access.Visit;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The front page of a project. */
@FunctionalInterface
public interface Front {
  Response page(Visit visit, HttpHeaders headers);
}
