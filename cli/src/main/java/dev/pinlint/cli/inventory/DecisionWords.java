package dev.pinlint.cli.inventory;

import java.util.stream.Collectors;

/** What decisions do, in words for people. */
public final class DecisionWords {

  private DecisionWords() {}

  /** What a decision does, with what it depends on. */
  public static String meaning(Decision decision) {
    String unseen = String.join(", ", decision.unseen());
    return switch (decision.kind()) {
      case TRUST ->
          trust(decision.verdict())
              + decision.guard().map(by -> ", as " + by + " says").orElse("")
              + (unseen.isEmpty() ? "" : ": " + unseen);
      case HOSTNAME -> hostname(decision.verdict());
      case OVERRIDE -> override(decision);
      case TLS_ERROR -> tlsError(decision.verdict());
      case POLICY -> policy(decision.verdict());
      case UNKNOWN -> decision.verdict();
    };
  }

  private static String override(Decision decision) {
    String versions = decision.versions().orElse("");
    return decision.off().stream()
            .map(
                check ->
                    switch (check) {
                      case "chain" -> "certificate chain";
                      case "hostname" -> "host name";
                      default -> check;
                    })
            .collect(Collectors.joining(", "))
        + switch (decision.certainty().orElse("")) {
          case "handed-on" -> ", if what it is given to goes by it";
          case "in-some-versions" -> ", in some versions: " + versions;
          case "selected" -> ", as one of several values";
          case "unknown" -> ", if a value that is not known says so";
          default -> "";
        };
  }

  private static String hostname(String verdict) {
    return switch (verdict) {
      case "accepts-all" -> "says yes to every server";
      case "some-ways" -> "on some way out says yes without looking at the certificate";
      case "some-names" -> "says yes to some host names without looking at the certificate";
      case "user-approved" -> "says yes where a person does who is asked";
      case "own-check" -> "looks at what the server presents, in a way of its own";
      case "unknown" -> "not known: code that is not seen has a say";
      case "rejects" -> "says yes to no server";
      case "delegates" -> "says yes only where another verifier does";
      default -> verdict;
    };
  }

  private static String trust(String verdict) {
    return switch (verdict) {
      case "accepts-all" -> "accepts any certificate";
      case "swallows" -> "checks, but carries on when the check fails";
      case "weak-only" -> "looks at the chain, but at nothing that authenticates the server";
      case "weak-exit" -> "a chain that claims the right things gets past the check";
      case "first-use" -> "keeps the first certificate that it meets, and trusts it";
      case "user-approved" -> "trusts what a person approves of who is asked";
      case "bypasses" -> "some way out meets no check that succeeded";
      case "validates" -> "validates the chain";
      case "rejects" -> "rejects every certificate";
      case "partial" -> "has a test of its own, and no check that validates";
      case "pin-only" -> "asks for what is pinned, and does not validate the chain";
      case "unknown" -> "not known: code that is not seen has a say";
      default -> verdict;
    };
  }

  private static String tlsError(String verdict) {
    return switch (verdict) {
      case "proceeds" -> "goes on with a server that was refused";
      case "proceeds-under-guard" -> "goes on with a server that was refused, under a condition";
      case "own-check" -> "goes by what was wrong, or by what the server has presented";
      case "rejects" -> "never goes on";
      default -> "not known: code that is not seen has a say";
    };
  }

  private static String policy(String verdict) {
    return switch (verdict) {
      case "cleartext" -> "connections without TLS are allowed";
      case "user-anchors" -> "authorities that users have installed are trusted";
      case "pins-overridden" -> "a chain that ends in some anchors needs no pin";
      default -> verdict;
    };
  }
}
