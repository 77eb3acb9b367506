package forge.scm.git;

import forge.scm.life.Login;
import java.net.URI;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Gives a login to the host it was given for, and to no other that this one redirects to. */
final class OneLogin extends CredentialsProvider {
  private final URI to;
  private final @Nullable Login login;

  OneLogin(URI to, @Nullable Login login) {
    this.to = to;
    this.login = login;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username)
          && !(item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    boolean same =
        String.valueOf(to.getHost()).equals(uri.getHost())
            && String.valueOf(to.getScheme()).equals(uri.getScheme())
            && to.getPort() == uri.getPort();
    if (login == null || !same || !supports(items)) {
      return false;
    }
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username user) {
        user.setValue(login.user());
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(login.password().toCharArray());
      }
    }
    return true;
  }
}
