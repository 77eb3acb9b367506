package forge.live;

import forge.user.Identity;

/** Says who may hear the streams of one prefix. Asked at every subscription and recheck. */
public interface LiveGuard {
  boolean mayRead(Identity identity, String stream);
}
