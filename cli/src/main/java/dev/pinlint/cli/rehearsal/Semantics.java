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
import java.util.stream.Stream;

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
   * The pins that are in force together.
   *
   * @param certain those that certainly are; each of them is enough
   * @param possible those that may be as well
   * @param doubt why there may be other pins, or none; empty if these are certainly all
   */
  record InForce(List<Pin> certain, List<Pin> possible, Optional<String> doubt) {
    InForce {
      certain = List.copyOf(certain);
      possible = List.copyOf(possible);
    }

    /** Pins that are certainly all. */
    static InForce all(List<Pin> pins) {
      return new InForce(pins, List.of(), Optional.empty());
    }

    /** Some pins of which it is not known whether they are there, or all. */
    static InForce perhaps(List<Pin> pins, String doubt) {
      return new InForce(List.of(), pins, Optional.of(doubt));
    }
  }

  /**
   * What a client does.
   *
   * @param row what pins it
   * @param host whom it connects to, if that is known
   */
  Judgement judge(PinnedHost row, Optional<String> host, InForce pins) {
    Optional<Pin> refused =
        Stream.concat(pins.certain().stream(), pins.possible().stream())
            .filter(Pin::isRefused)
            .findFirst();
    if (refused.isPresent()) {
      String what = "the library refuses the pin " + refused.get().text() + " itself";
      return pins.doubt()
          .map(doubt -> new Judgement(Verdict.UNKNOWN, what + ", but " + doubt))
          .orElse(new Judgement(Verdict.BREAKS, what));
    }
    Judgement byPins = byPins(row, pins);
    if (byPins.verdict() == Verdict.PASSES
        && row.mechanism().leavesHostToClient()
        && host.filter(name -> !chain.isFor(name)).isPresent()) {
      return new Judgement(
          Verdict.UNKNOWN,
          "whether the client asks if the certificate is for the host is not known");
    } else if (row.validates() == Answer.NO || byPins.verdict() == Verdict.BREAKS) {
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

  private Judgement byPins(PinnedHost row, InForce pins) {
    if (row.governance().isOverOn(day)) {
      return new Judgement(
          Verdict.PASSES,
          "its pins are not enforced any more since "
              + row.governance().until().map(LocalDate::toString).orElse(""));
    }
    List<String> doubts = new ArrayList<>(pins.doubt().stream().toList());
    if (row.mechanism().mayEnd() && row.governance().expiryGuard() == Answer.UNKNOWN) {
      doubts.add("whether its pins have ended by then is not known");
    }
    for (Pin pin : pins.certain()) {
      Optional<String> match = match(pin);
      if (match.isPresent()) {
        return new Judgement(Verdict.PASSES, match.get());
      }
      doubt(pin).ifPresent(doubts::add);
    }
    for (Pin pin : pins.possible()) {
      match(pin).ifPresent(match -> doubts.add(0, match + ", but perhaps not on every path"));
      doubt(pin).ifPresent(doubts::add);
    }
    return doubts.isEmpty()
        ? new Judgement(Verdict.BREAKS, "none of its pins matches: " + texts(pins.certain()))
        : new Judgement(Verdict.UNKNOWN, doubts.get(0));
  }

  private static String texts(List<Pin> pins) {
    return pins.stream().map(Pin::title).distinct().collect(Collectors.joining(", "));
  }

  /** What the pin matches, if there is something where the library looks. */
  private Optional<String> match(Pin pin) {
    return candidates(pin).stream()
        .filter(one -> pin.canMatch() && ServerChain.isOf(pin, one).orElse(false))
        .findFirst()
        .map(one -> pin.text() + " is pinned, of " + ServerChain.name(one));
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
