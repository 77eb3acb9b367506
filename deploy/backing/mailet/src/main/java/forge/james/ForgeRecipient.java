package forge.james;

import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/** Picks the recipients in the domain of the forge: {@code ForgeRecipient=forge.example.org}. */
public final class ForgeRecipient extends GenericMatcher {
  @Override
  public Collection<MailAddress> match(Mail mail) {
    String domain = getCondition();
    return mail.getRecipients().stream()
        .filter(r -> r.getDomain().asString().equalsIgnoreCase(domain))
        .collect(Collectors.toList());
  }
}
