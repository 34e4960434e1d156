package dev.pinlint.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Ways to a place, each open where certain questions are answered in certain ways. */
final class Alternatives {

  /** Of more questions it is not asked how they would have to be answered. */
  private static final int MOST_QUESTIONS = 8;

  private Alternatives() {}

  /**
   * Whether there are answers for which none of the ways is open.
   *
   * @param ways the answers that each of them needs, by question
   * @return whether there are; empty if there is too much to ask
   */
  static Optional<Boolean> areAvoidable(List<? extends Map<?, Boolean>> ways) {
    List<?> questions = ways.stream().flatMap(way -> way.keySet().stream()).distinct().toList();
    return questions.size() > MOST_QUESTIONS
        ? Optional.empty()
        : Optional.of(
            IntStream.range(0, 1 << questions.size())
                .anyMatch(
                    answers -> ways.stream().noneMatch(way -> isOpen(way, questions, answers))));
  }

  /** Whether the answers, which are bits, are those that the way needs. */
  private static boolean isOpen(Map<?, Boolean> way, List<?> questions, int answers) {
    return way.entrySet().stream()
        .allMatch(
            needed ->
                (((answers >> questions.indexOf(needed.getKey())) & 1) == 1) == needed.getValue());
  }
}
