package dev.pinlint.rules;

import dev.pinlint.facts.ConnectionPolicy;
import dev.pinlint.facts.DefaultReplacement;
import dev.pinlint.facts.DocumentedPin;
import dev.pinlint.facts.HostnameDecision;
import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.PinDisagreement;
import dev.pinlint.facts.PinInstallation;
import dev.pinlint.facts.PinSet;
import dev.pinlint.facts.PinSite;
import dev.pinlint.facts.PinningHeader;
import dev.pinlint.facts.TlsErrorDecision;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.UnidentifiedConnection;
import dev.pinlint.facts.UselessSuppression;

/** A judgement over facts. Its name is that of its class, and of its page. */
public interface Rule {

  /** The name, the same in every host. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Judges a call that hands pins to a library. */
  default void judge(PinSite site, Judgement judgement) {}

  /** Judges a pin set as it is made on one path. */
  default void judge(PinSet pins, Judgement judgement) {}

  /** Judges a call that hands over certificates of the program as trust anchors. */
  default void judge(TrustAnchorSite site, Judgement judgement) {}

  /** Judges code that decides about servers. */
  default void judge(TrustDecision decision, Judgement judgement) {}

  /** Judges code that decides about host names. */
  default void judge(HostnameDecision decision, Judgement judgement) {}

  /** Judges a comparison of what a server presents with something else. */
  default void judge(IdentityComparison comparison, Judgement judgement) {}

  /** Judges what a configuration decides about connections. */
  default void judge(ConnectionPolicy policy, Judgement judgement) {}

  /** Judges code that is asked what to do after a server was refused. */
  default void judge(TlsErrorDecision decision, Judgement judgement) {}

  /** Judges a place that makes a server send pins to browsers. */
  default void judge(PinningHeader header, Judgement judgement) {}

  /** Judges pins that no connection is compared with. */
  default void judge(dev.pinlint.facts.UninstalledPinner pinner, Judgement judgement) {}

  /** Judges a host that code and configuration pin differently. */
  default void judge(PinDisagreement drift, Judgement judgement) {}

  /** Judges what is written beside a pin. */
  default void judge(DocumentedPin pin, Judgement judgement) {}

  /** Judges a connection whose other end nobody looks at. */
  default void judge(UnidentifiedConnection connection, Judgement judgement) {}

  /** Judges a call that makes a client go by pins that are in the code. */
  default void judge(PinInstallation installation, Judgement judgement) {}

  /** Judges a place where a check of a library is switched off. */
  default void judge(LibraryTrustOverride override, Judgement judgement) {}

  /** Judges a suppression that does nothing. */
  default void judge(UselessSuppression useless, Judgement judgement) {}

  /** Judges a call by which the whole process decides otherwise than the platform would. */
  default void judge(DefaultReplacement replacement, Judgement judgement) {}
}
