package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.facts.HostnameDecision;
import dev.pinlint.facts.TlsErrorDecision;
import dev.pinlint.facts.TrustDecision;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What each row of the tables in the engine comes to: markers say which rule speaks of a fixture, and
 * here is what the fixture does.
 */
final class VerdictTableTest {

  /** Fixture and verdict, from what the JDK and the libraries do. */
  private static final String TRUST =
      """
      partialtrustcheck.AnchorByIssuerName UNKNOWN
      partialtrustcheck.AuthTypeOnly WEAK_ONLY
      partialtrustcheck.CertificateCompared PIN_ONLY
      partialtrustcheck.ChainOfSignatures WEAK_ONLY
      partialtrustcheck.ClaimsTwice BYPASSES
      partialtrustcheck.DatesAndName WEAK_ONLY
      partialtrustcheck.DatesComparedByHand WEAK_ONLY
      partialtrustcheck.DatesUnderFlag BYPASSES
      partialtrustcheck.DigestByName PIN_ONLY
      partialtrustcheck.HookOfSubclass BYPASSES
      partialtrustcheck.IssuerNameOnly WEAK_ONLY
      partialtrustcheck.KeyCompared PIN_ONLY
      partialtrustcheck.LengthDecidesAndDebugPrints WEAK_EXIT
      partialtrustcheck.LengthDecidesDelegate WEAK_EXIT
      partialtrustcheck.LengthDecidesOfEither WEAK_EXIT
      partialtrustcheck.LengthDecidesUnderFlag BYPASSES
      partialtrustcheck.LengthOnly WEAK_ONLY
      partialtrustcheck.NameDecidesDelegate WEAK_EXIT
      partialtrustcheck.PinnedSignature UNKNOWN
      partialtrustcheck.SelfIssuedAccepted WEAK_EXIT
      partialtrustcheck.SelfSignature WEAK_ONLY
      partialtrustcheck.SerialNumberCompared PIN_ONLY
      partialtrustcheck.UnseenBesideDates UNKNOWN
      customtrustmanager.AnotherChain UNKNOWN
      customtrustmanager.AnswerIgnored SWALLOWS
      customtrustmanager.AnswerObeyed VALIDATES
      customtrustmanager.AnyOfIterator UNKNOWN
      customtrustmanager.CatchOfUnknownType UNKNOWN
      customtrustmanager.ClientCheck UNKNOWN
      customtrustmanager.DelegateInAssert ACCEPTS_ALL
      customtrustmanager.EndsTheProcess REJECTS
      customtrustmanager.FactoryManagersInLoop VALIDATES
      customtrustmanager.FailureUnderFlag BYPASSES
      customtrustmanager.FlagSkipsDelegate BYPASSES
      customtrustmanager.InfeasibleConstants VALIDATES
      customtrustmanager.LeafOnly UNKNOWN
      customtrustmanager.LoopsForEver REJECTS
      customtrustmanager.NarrowCatch BYPASSES
      customtrustmanager.NoDelegateNoCheck BYPASSES
      customtrustmanager.PinAndDelegate VALIDATES
      customtrustmanager.PinInAssert ACCEPTS_ALL
      customtrustmanager.PinOnly PIN_ONLY
      customtrustmanager.PinOrDelegate BYPASSES
      customtrustmanager.StrategyClass BYPASSES
      customtrustmanager.StubThrows REJECTS
      handrolledpin.DenyListOfConstants WEAK_EXIT
      handrolledpin.DenyListBeforeDelegate VALIDATES
      handrolledpin.KeyAlgorithm WEAK_ONLY
      pinwithoutchainvalidation.AnyOfTheChain PIN_ONLY
      pinwithoutchainvalidation.ListOfTheChain PIN_ONLY
      pinwithoutchainvalidation.PinThenDelegate VALIDATES
      pinwithoutchainvalidation.PinUnlessDebug PARTIAL
      swallowedtrustfailure.AnswerOfPredicateIgnored SWALLOWS
      swallowedtrustfailure.AnswerOfPredicateObeyed UNKNOWN
      swallowedtrustfailure.ConsumerMayThrow UNKNOWN
      swallowedtrustfailure.SignaturesNoted UNKNOWN
      swallowedtrustfailure.SignaturesPrinted SWALLOWS
      trustallcertificates.AllOfLoop UNKNOWN
      trustallcertificates.AnyOfLoopThrowAfter VALIDATES
      trustallcertificates.DelegatesToAccepting ACCEPTS_ALL
      trustallcertificates.StrictConstantFalse ACCEPTS_ALL
      trustallcertificates.StrictConstantTrue VALIDATES
      """;

  private static final String HOSTNAMES =
      """
      customhostnameverifier.AllOfVerifiers UNKNOWN
      customhostnameverifier.AlwaysFalse REJECTS
      customhostnameverifier.AnyOfVerifiers DELEGATES
      customhostnameverifier.AsksUnseenCode UNKNOWN
      customhostnameverifier.ComparesPrincipal OWN_CHECK
      customhostnameverifier.DefaultAndAlso DELEGATES
      customhostnameverifier.DefaultAsked DELEGATES
      customhostnameverifier.DigestOfCertificate OWN_CHECK
      customhostnameverifier.NamesBesides.AllOfThoseForIt UNKNOWN
      customhostnameverifier.NamesBesides.AndAnother DELEGATES
      customhostnameverifier.NamesBesides.ButForSome DELEGATES
      customhostnameverifier.NamesInList OWN_CHECK
      customhostnameverifier.NullTests DELEGATES
      customhostnameverifier.OwnComparison OWN_CHECK
      customhostnameverifier.ValidatesByTrustManager OWN_CHECK
      insecurehostnameverifier.AllowedNames SOME_NAMES
      insecurehostnameverifier.AlwaysTrue ACCEPTS_ALL
      insecurehostnameverifier.AssertedOnly ACCEPTS_ALL
      insecurehostnameverifier.ConstantFlagOff ACCEPTS_ALL
      insecurehostnameverifier.DefaultIgnored ACCEPTS_ALL
      insecurehostnameverifier.DelegatesToNoop ACCEPTS_ALL
      insecurehostnameverifier.LoopbackInSet.AndMore SOME_NAMES
      insecurehostnameverifier.LoopbackInSet.OfLoop LOOPBACK
      insecurehostnameverifier.LoopbackInSet.OfSet LOOPBACK
      insecurehostnameverifier.LoopbackOnly LOOPBACK
      insecurehostnameverifier.NamesOfField.Alone SOME_NAMES
      insecurehostnameverifier.NamesOfField.AllButSome SOME_WAYS
      insecurehostnameverifier.NamesOfField.BesideAnother SOME_NAMES
      insecurehostnameverifier.NamesOfField.Collected SOME_NAMES
      insecurehostnameverifier.NamesOfLoop SOME_NAMES
      insecurehostnameverifier.OneName SOME_NAMES
      insecurehostnameverifier.PeerHostOfSession SOME_NAMES
      insecurehostnameverifier.PeerHostOfSession.ByObjects SOME_NAMES
      insecurehostnameverifier.PeerHostOfSession.Suffix SOME_NAMES
      insecurehostnameverifier.PeerHostOfSession.TheOtherWayRound SOME_NAMES
      insecurehostnameverifier.PrintsPrincipal ACCEPTS_ALL
      insecurehostnameverifier.SessionIsValid SOME_WAYS
      insecurehostnameverifier.UnderFlag SOME_WAYS
      insecurehostnameverifier.UnderOption.Chosen SOME_WAYS
      insecurehostnameverifier.UnderOption.ShortOrChosen SOME_WAYS
      insecurehostnameverifier.UnderOption.Given SOME_WAYS
      insecurehostnameverifier.UnderProperty SOME_WAYS
      """;

  /** What Android's documentation of the handler makes of each: null is never passed. */
  private static final String TLS_ERRORS =
      """
      webviewtlserrorignored.AlwaysProceeds PROCEEDS
      webviewtlserrorignored.AsksTheDefault REJECTS
      webviewtlserrorignored.Cancels REJECTS
      webviewtlserrorignored.ConstantOff REJECTS
      webviewtlserrorignored.ExpiredIsFine OWN_CHECK
      webviewtlserrorignored.GivesItAway UNKNOWN
      webviewtlserrorignored.LogsAndProceeds PROCEEDS
      webviewtlserrorignored.RefusesSomeFirst OWN_CHECK
      webviewtlserrorignored.SuperAndProceed PROCEEDS
      webviewtlserrorignored.TellsWhichAndProceeds PROCEEDS
      webviewtlserrorignored.ThroughHelperAndAlias PROCEEDS
      webviewtlserrorignored.ThrowsUnderFlag PROCEEDS_UNDER_GUARD
      webviewtlserrorignored.UnderFlag PROCEEDS_UNDER_GUARD
      """;

  @Test
  void sourceDecidesAsTheTablesSay() {
    check(Fixtures.lower(Fixtures.sources()));
  }

  @Test
  void classesDecideAsTheTablesSay() {
    check(BytecodeFrontEnd.lower(Fixtures.classes()));
  }

  /** What decides whether a check is met, by fixture. */
  private static final String GUARDS =
      """
      customtrustmanager.FlagSkipsDelegate the system property net.verify
      trustallcertificates.BypassBySystemProperty the system property app.tls.insecure
      """;

  @Test
  void guardsAreNamed() {
    for (Lowered lowered :
        List.of(Fixtures.lower(Fixtures.sources()), BytecodeFrontEnd.lower(Fixtures.classes()))) {
      TreeMap<String, String> guards = new TreeMap<>();
      Analysis.of(lowered.types(), new Platform())
          .facts()
          .trustDecisions()
          .forEach(
              decision ->
                  decision
                      .gravest()
                      .guard()
                      .ifPresent(guard -> guards.put(decision.type().name(), guard.toString())));
      for (String row : GUARDS.split("\n")) {
        String[] parts = row.split(" ", 2);
        assertThat(guards.getOrDefault("fixtures." + parts[0], "none"))
            .as(parts[0])
            .startsWith(parts[1]);
      }
    }
  }

  private static void check(Lowered lowered) {
    Analysis analysis = Analysis.of(lowered.types(), new Platform());
    TreeMap<String, String> verdicts = new TreeMap<>();
    for (TrustDecision decision : analysis.facts().trustDecisions()) {
      verdicts.put(decision.type().name(), decision.gravest().verdict().name());
    }
    for (HostnameDecision decision : analysis.facts().hostnameDecisions()) {
      verdicts.put(decision.type().name(), decision.gravest().verdict().name());
    }
    for (TlsErrorDecision decision : analysis.facts().tlsErrorDecisions()) {
      verdicts.put(decision.type().name(), decision.verdict().name());
    }
    assertThat(rows().stream().map(row -> row[0] + " " + verdicts.get("fixtures." + row[0])))
        .containsExactlyElementsOf(rows().stream().map(row -> row[0] + " " + row[1]).toList());
  }

  private static List<String[]> rows() {
    return Arrays.stream((TRUST + HOSTNAMES + TLS_ERRORS).split("\n"))
        .map(row -> row.split(" "))
        .toList();
  }
}
