package dev.pinlint.cli.inventory;

import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.model.Lowered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was analysed and what was not: silence must not look like clean.
 *
 * @param sourceFiles how many were read
 * @param classFiles how many were read
 * @param configurationFiles how many were read
 * @param types how many were analysed
 * @param repeatedTypes how many were met again
 * @param excluded how many paths were left out
 * @param libraries the known versions by {@code group:artifact}
 * @param notAnalysed what was not analysed, or in part only
 * @param otherCopies what is not analysed since another copy is, which differs
 * @param passedOver what may matter and cannot be analysed
 * @param unknownChecks how many server checks nobody can tell the outcome of
 * @param openHosts how many hosts may have other pins than those that are seen
 * @param exhausted members too complex to be analysed to the end
 * @param unseenTypes types that are not seen though what is said of trust depends on them
 */
public record Coverage(
    int sourceFiles,
    int classFiles,
    int configurationFiles,
    int types,
    int repeatedTypes,
    int excluded,
    Map<String, String> libraries,
    List<Problem> notAnalysed,
    List<Copy> otherCopies,
    List<PassedOver> passedOver,
    int unknownChecks,
    int openHosts,
    List<String> exhausted,
    List<String> unseenTypes) {

  /** What was not analysed, why, and whether that is a failure. */
  public record Problem(String file, String reason, boolean failure) {}

  /** What another copy differs in. */
  public record Copy(String file, String reason) {}

  /** Files of a kind that were not looked into. */
  public record PassedOver(String kind, int files, String description) {}

  public Coverage {
    libraries = java.util.Collections.unmodifiableMap(new TreeMap<>(libraries));
    notAnalysed = List.copyOf(notAnalysed);
    otherCopies = List.copyOf(otherCopies);
    passedOver = List.copyOf(passedOver);
    exhausted = List.copyOf(exhausted);
    unseenTypes = List.copyOf(unseenTypes);
  }

  /** The coverage of a run. */
  public static Coverage of(Result result) {
    Inputs inputs = result.inputs();
    List<Problem> problems = new ArrayList<>();
    result.failures().forEach(one -> problems.add(problem(one, true)));
    result.problems().forEach(one -> problems.add(problem(one, false)));
    return new Coverage(
        inputs.sources().size(),
        inputs.classCount(),
        inputs.configurations().size(),
        result.typeCount(),
        result.repetitionCount(),
        inputs.excludedCount(),
        result.versions().byCoordinates(),
        problems,
        result.copies().stream().map(one -> new Copy(one.file(), one.reason())).toList(),
        inputs.passedOver().entrySet().stream()
            .map(
                entry ->
                    new PassedOver(
                        entry.getKey().name().toLowerCase(Locale.ROOT),
                        entry.getValue(),
                        entry.getKey().description()))
            .toList(),
        result.inventory().unknownChecks(),
        result.inventory().openHosts(),
        result.exhausted(),
        result.unseen());
  }

  private static Problem problem(Lowered.Problem problem, boolean isFailure) {
    return new Problem(problem.file(), problem.reason(), isFailure);
  }
}
