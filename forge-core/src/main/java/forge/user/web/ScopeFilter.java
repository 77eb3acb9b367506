package forge.user.web;

import forge.refusal.Refusal.Denied;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.Scope;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds tokens to their scopes, whatever resource they reach. */
@Priority(Priorities.AUTHORIZATION)
public final class ScopeFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  @Context private @Nullable ResourceInfo matched;

  @Override
  public void filter(ContainerRequestContext request) {
    Identity identity = Identity.of(request);
    if (identity.proof() != Proof.TOKEN && identity.proof() != Proof.DEPLOY_KEY) {
      return;
    }
    String scope = needed(request.getMethod());
    if (!identity.within(scope)) {
      throw new Denied("do this with a token that lacks the scope " + scope);
    }
  }

  private String needed(String method) {
    NeedsScope declared = declared();
    if (declared != null) {
      return declared.value();
    }
    return SAFE.contains(method) ? Scope.READ.text() : Scope.WRITE.text();
  }

  private @Nullable NeedsScope declared() {
    if (matched == null || matched.getResourceMethod() == null) {
      return null;
    }
    var onMethod = matched.getResourceMethod().getAnnotation(NeedsScope.class);
    return onMethod != null
        ? onMethod
        : matched.getResourceMethod().getDeclaringClass().getAnnotation(NeedsScope.class);
  }
}
