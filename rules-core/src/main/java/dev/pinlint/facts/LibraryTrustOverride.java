package dev.pinlint.facts;

import dev.pinlint.knowledge.TrustCheck;
import java.util.List;
import java.util.Optional;

/**
 * A place where a check that a library makes by itself is switched off: by a call that does that,
 * by handing the library something of its own that accepts anything, or by a setting.
 *
 * @param location the call; of a value, the call that it is first given to
 * @param api the call or value, as {@code SslContextFactory.setTrustAll}, or the setting as it is
 *     written
 * @param off what it switches off
 * @param certainty how sure that is
 * @param versions the versions of the library in which it does, for a message; empty if in all
 * @param guard what decides whether the code gets there, where that is known
 * @param cure the method, or setting, that would have switched it on, if it is off by default
 * @param related where the library is called, if that is not the location
 */
public record LibraryTrustOverride(
    Location location,
    String api,
    List<TrustCheck> off,
    Certainty certainty,
    String versions,
    Optional<Guard> guard,
    Optional<String> cure,
    List<Step> related) {

  /** How sure it is that a check is switched off. */
  public enum Certainty {
    /** On every path that gets there. */
    SHOWN,
    /** The value accepts anything, but what it is given to is not seen. */
    HANDED_ON,
    /** In some versions of the library, and it is not known which one is used. */
    IN_SOME_VERSIONS,
    /** One of several values, another of which leaves the check on, or is not known. */
    SELECTED,
    /** By nobody: it is off by default, and what would switch it on is not called. */
    LEFT_OFF,
    /** The same where settings decide: none switches on what another one uses. */
    LEFT_UNSET,
    /** The value is not known. */
    UNKNOWN
  }

  /** Whether certificates are not checked any more. */
  public boolean isChainOff() {
    return off.contains(TrustCheck.CHAIN);
  }

  /** Whether host names are not checked any more. */
  public boolean isHostNameOff() {
    return off.contains(TrustCheck.HOSTNAME);
  }

  /** Whether pins are not looked at any more. */
  public boolean isPinOff() {
    return off.contains(TrustCheck.PIN);
  }

  /** Whether nobody asks any more if a certificate was revoked. */
  public boolean isRevocationOff() {
    return off.contains(TrustCheck.REVOCATION);
  }

  /** For people: which of the checks of chain and host name are off; chain if neither is. */
  public String checks() {
    String chain = "the check of the certificate chain";
    String name = "the check of the host name";
    if (!isHostNameOff()) {
      return chain;
    }
    return isChainOff() ? chain + ", and " + name : name;
  }

  public LibraryTrustOverride {
    off = List.copyOf(off);
    related = List.copyOf(related);
  }
}
