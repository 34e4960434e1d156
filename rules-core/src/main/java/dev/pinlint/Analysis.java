package dev.pinlint;

import dev.pinlint.configuration.Configuration;
import dev.pinlint.facts.FactFinder;
import dev.pinlint.facts.Facts;
import dev.pinlint.facts.PinDisagreements;
import dev.pinlint.facts.PinSet;
import dev.pinlint.model.Context;
import dev.pinlint.model.Program;
import dev.pinlint.model.Questions;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeSource;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Judgement;
import dev.pinlint.rules.Rules;
import java.util.Collection;
import java.util.List;

/**
 * The one engine behind every host.
 *
 * @param facts what was found, judged or not
 * @param findings what the rules say of it, ordered by file and line
 * @param questions what the analysis wanted to know of code that was not given to it
 */
public record Analysis(Facts facts, List<Finding> findings, Questions questions) {

  /** What the rules say of a part of a configuration file. */
  public static Analysis of(Configuration.Part configuration, Settings settings) {
    List<Finding> findings = Judgement.of(configuration.facts(), Rules.ALL, settings.dates());
    return new Analysis(
        configuration.facts(),
        configuration
            .doubt()
            .map(doubt -> findings.stream().map(finding -> finding.forReview(doubt)).toList())
            .orElse(findings),
        new Questions());
  }

  /** What the rules say of code and configuration of a project together. */
  public static Analysis ofProject(List<PinSet> code, List<PinSet> configured, Settings settings) {
    Facts facts = Facts.ofProject(PinDisagreements.of(code, configured));
    return new Analysis(facts, Judgement.of(facts, Rules.ALL, settings.dates()), new Questions());
  }

  public Analysis {
    findings = List.copyOf(findings);
  }

  /** Analyses a program with {@link Settings#DEFAULT}. */
  public static Analysis of(Collection<TypeModel> analysed, Context context) {
    return of(analysed, context, Settings.DEFAULT);
  }

  /**
   * Analyses a program.
   *
   * @param analysed the analysed set: of two types with one name the first counts
   * @param context class path and platform, of which only headers are used
   * @param settings what to go by
   */
  public static Analysis of(Collection<TypeModel> analysed, Context context, Settings settings) {
    return of(analysed, context, settings, TypeSource.NONE);
  }

  /**
   * Analyses a program that grows by what is asked for. If it did, the outcome is a first glance:
   * what holds for all the types is found by an analysis of them that adds no more.
   *
   * @param analysed the analysed set at the start
   * @param more where types are found that are not in it
   */
  public static Analysis of(
      Collection<TypeModel> analysed, Context context, Settings settings, TypeSource more) {
    Program program = new Program(analysed, context, more);
    Facts facts = FactFinder.find(program, settings.knowledge(), settings.versions());
    return new Analysis(
        facts, Judgement.of(facts, Rules.ALL, settings.dates()), program.questions());
  }
}
