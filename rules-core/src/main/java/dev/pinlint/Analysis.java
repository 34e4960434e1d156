package dev.pinlint;

import dev.pinlint.configuration.Configuration;
import dev.pinlint.facts.DocumentedPin;
import dev.pinlint.facts.FactFinder;
import dev.pinlint.facts.Facts;
import dev.pinlint.facts.PinDisagreements;
import dev.pinlint.facts.PinSet;
import dev.pinlint.facts.UnseenTypes;
import dev.pinlint.facts.UselessSuppression;
import dev.pinlint.model.Context;
import dev.pinlint.model.OneAtATime;
import dev.pinlint.model.Program;
import dev.pinlint.model.Questions;
import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeSource;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Judgement;
import dev.pinlint.rules.Rules;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The one engine behind every host.
 *
 * @param facts what was found, judged or not
 * @param findings what the rules say of it, ordered by file and line
 * @param questions what the analysis wanted to know of code that was not given to it
 * @param types the analysed set in the end
 * @param unseen the types that what is said depends on, and that are not seen, in alphabetical
 *     order
 */
public record Analysis(
    Facts facts,
    List<Finding> findings,
    Questions questions,
    Collection<TypeModel> types,
    List<String> unseen) {

  /** What the rules say of a part of a configuration file. */
  public static Analysis of(Configuration.Part configuration, Settings settings) {
    List<Finding> findings = Judgement.of(configuration.facts(), Rules.ALL, settings.dates());
    return new Analysis(
        configuration.facts(),
        configuration
            .doubt()
            .map(doubt -> findings.stream().map(finding -> finding.forReview(doubt)).toList())
            .orElse(findings),
        new Questions(),
        List.of(),
        List.of());
  }

  /** What the rules say of code and configuration of a project together. */
  public static Analysis ofProject(List<PinSet> code, List<PinSet> configured, Settings settings) {
    Facts facts = Facts.ofProject(PinDisagreements.of(code, configured));
    return new Analysis(
        facts,
        Judgement.of(facts, Rules.ALL, settings.dates()),
        new Questions(),
        List.of(),
        List.of());
  }

  /** What the rules say of what is written beside pins. */
  public static List<Finding> ofDocumentation(List<DocumentedPin> pins, Settings settings) {
    return Judgement.of(Facts.ofDocumentation(pins), Rules.ALL, settings.dates());
  }

  /** What there is to say of suppressions. */
  public static List<Finding> of(List<UselessSuppression> useless, Settings settings) {
    return Judgement.of(Facts.NONE.with(useless), Rules.ALL, settings.dates());
  }

  /**
   * What there is to say of suppressions that none of the findings in a whole program is about.
   *
   * @param ran whether a rule has run: what one that has not would find is not known
   */
  public static List<Finding> unused(
      Suppressions suppressions,
      Collection<Finding> findings,
      Predicate<String> ran,
      Settings settings) {
    List<UselessSuppression> unused =
        suppressions.unused(findings, settings.dates().today()).stream()
            .filter(one -> Suppressions.rules(one.suppression()).stream().allMatch(ran))
            .toList();
    return of(unused, settings);
  }

  public Analysis {
    findings = List.copyOf(findings);
    types = List.copyOf(types);
    unseen = List.copyOf(unseen);
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

  /** Analyses a program that grows, without any files that would come with it. */
  public static Analysis of(
      Collection<TypeModel> analysed, Context context, Settings settings, TypeSource more) {
    return of(analysed, context, settings, more, Resources.NONE);
  }

  /**
   * Analyses a program that grows by what is asked for: the outcome is that of an analysis of all
   * the types that it has in the end.
   *
   * @param analysed the analysed set at the start
   * @param more where types are found that are not in it
   * @param resources the files that come with the program
   */
  public static Analysis of(
      Collection<TypeModel> analysed,
      Context context,
      Settings settings,
      TypeSource more,
      Resources resources) {
    OneAtATime given = new OneAtATime(context, more, resources);
    FactFinder finder =
        new FactFinder(
            () -> new Program(analysed, given, given, given),
            settings.knowledge(),
            settings.versions(),
            settings.workers());
    Facts found = finder.find();
    Program program = finder.program();
    Facts facts = found.with(new Suppressions(program.types()).useless(settings.dates().today()));
    List<String> unseen = List.copyOf(UnseenTypes.of(program, facts, settings.knowledge()));
    return new Analysis(
        facts,
        Judgement.of(facts, Rules.ALL, settings.dates()),
        finder.questions(),
        program.types(),
        unseen);
  }

  /**
   * Whether this is the analysis of these very types, so that it need not be made again. Of types
   * with one name it matters which one counts, and whoever has them says so by what they choose.
   */
  public boolean covers(Collection<TypeModel> analysed) {
    Set<TypeModel> these = Collections.newSetFromMap(new IdentityHashMap<>());
    these.addAll(types);
    return these.size() == analysed.size() && these.containsAll(analysed);
  }
}
