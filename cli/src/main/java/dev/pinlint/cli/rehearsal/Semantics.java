package dev.pinlint.cli.rehearsal;

import dev.pinlint.cli.inventory.Mechanism;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.model.Answer;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a client with some pins makes of a chain, as its library decides. Each sentence of it was
 * run against the real library; see {@code docs/rehearsal.md}.
 */
final class Semantics {

  /** What a client does, and why. */
  record Judgement(Verdict verdict, String reason) {}

  private final ServerChain chain;
  private final LocalDate day;

  /** What clients make of the chain on the day. */
  Semantics(ServerChain chain, LocalDate day) {
    this.chain = chain;
    this.day = day;
  }

  /**
   * What a client does.
   *
   * @param row what pins it
   * @param host whom it connects to, if that is known
   * @param pins all that are in force together for the host
   * @param isComplete whether these are certainly all, and certainly for the host
   */
  Judgement judge(PinnedHost row, Optional<String> host, List<Pin> pins, boolean isComplete) {
    Optional<Pin> refused = pins.stream().filter(Pin::isRefused).findFirst();
    if (refused.isPresent()) {
      return isComplete
          ? new Judgement(
              Verdict.BREAKS, "the library refuses the pin " + refused.get().text() + " itself")
          : new Judgement(
              Verdict.UNKNOWN, "a pin that the library refuses may be among them, or not");
    }
    Judgement byPins = byPins(row, pins, isComplete);
    if (row.validates() == Answer.NO || byPins.verdict() == Verdict.BREAKS) {
      return byPins;
    }
    Optional<String> problem =
        chain
            .problem(day)
            .or(
                () ->
                    host.filter(name -> !chain.isFor(name))
                        .map(name -> "the certificate is not for " + name));
    boolean trustsOwn = row.mechanism() == Mechanism.TRUST_ANCHORS;
    if (problem.isEmpty() && byPins.verdict() == Verdict.UNKNOWN) {
      return byPins;
    } else if (problem.isEmpty() && !trustsOwn && !chain.isAnchored()) {
      return chain.isSelfSigned()
          ? new Judgement(Verdict.BREAKS, "nobody is known to trust it (see --trust)")
          : new Judgement(
              Verdict.UNKNOWN, "whether clients trust the chain is not known (see --trust)");
    } else if (problem.isEmpty()) {
      return byPins;
    }
    return row.validates() == Answer.YES
        ? new Judgement(Verdict.BREAKS, problem.get())
        : new Judgement(
            Verdict.UNKNOWN, problem.get() + ", and it is not known whether that is checked");
  }

  private Judgement byPins(PinnedHost row, List<Pin> pins, boolean isComplete) {
    if (row.governance().isOverOn(day)) {
      return new Judgement(
          Verdict.PASSES,
          "its pins are not enforced any more since "
              + row.governance().until().map(LocalDate::toString).orElse(""));
    }
    boolean isOpen = !isComplete;
    List<String> doubts = new ArrayList<>();
    for (Pin pin : pins) {
      Optional<X509Certificate> match = match(pin);
      if (match.isPresent()) {
        String what = pin.text() + " is pinned, of " + ServerChain.name(match.get());
        return isComplete
            ? new Judgement(Verdict.PASSES, what)
            : new Judgement(Verdict.UNKNOWN, what + ", but perhaps not on every path");
      }
      doubt(pin).ifPresent(doubts::add);
    }
    if (isOpen) {
      doubts.add(0, "not all of its pins are known");
    }
    return doubts.isEmpty()
        ? new Judgement(Verdict.BREAKS, "none of its pins matches: " + texts(pins))
        : new Judgement(Verdict.UNKNOWN, doubts.get(0));
  }

  private static String texts(List<Pin> pins) {
    return pins.stream().map(Pin::title).distinct().collect(Collectors.joining(", "));
  }

  /** The certificate that the pin matches, if there is one where the library looks. */
  private Optional<X509Certificate> match(Pin pin) {
    return pin.canMatch()
        ? candidates(pin).stream()
            .filter(one -> ServerChain.isOf(pin, one).orElse(false))
            .findFirst()
        : Optional.empty();
  }

  private List<X509Certificate> candidates(Pin pin) {
    List<X509Certificate> presented = chain.presented();
    return switch (pin.position()) {
      case LEAF -> List.of(chain.leaf());
      case LAST -> List.of(presented.get(presented.size() - 1));
      case PRESENTED -> presented;
      case ANY -> chain.validated();
      case ANCHOR -> chain.issuers();
      case UNKNOWN -> List.of();
    };
  }

  /** Why a pin that does not match might match all the same. */
  private Optional<String> doubt(Pin pin) {
    if (!pin.canMatch()) {
      return Optional.empty();
    } else if (!pin.isKnown()) {
      return Optional.of("the value of its pin " + pin.text() + " is not known");
    }
    boolean isComparable =
        !candidates(pin).isEmpty() && ServerChain.isOf(pin, chain.leaf()).isPresent();
    if (!isComparable) {
      return Optional.of("how it compares " + pin.text() + " is not known");
    }
    boolean mayBeAbove =
        !chain.isAnchored()
            && !chain.isSelfSigned()
            && !pin.position().isPresented()
            && pin.role().mayBeAuthority();
    return mayBeAbove
        ? Optional.of(
            "the chain has no root, and " + pin.text() + " may be it (give the root with --trust)")
        : Optional.empty();
  }
}
