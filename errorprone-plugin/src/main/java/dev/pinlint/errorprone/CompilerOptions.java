package dev.pinlint.errorprone;

import com.google.errorprone.ErrorProneFlags;
import dev.pinlint.Settings;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.KnowledgeFile;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.rules.Dates;
import dev.pinlint.rules.Horizon;
import dev.pinlint.rules.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user says with {@code -XepOpt:Pinlint:…}.
 *
 * @param settings what to go by
 * @param problems options that cannot be heeded, and why
 */
record CompilerOptions(Settings settings, List<Problem> problems) {

  /** {@code review} asks for what a person should look at. */
  private static final String LEVEL = "Pinlint:Level";

  /** Files of the user's own, separated by commas; those named later have the last word. */
  private static final String KNOWLEDGE = "Pinlint:Knowledge";

  /** A date, as {@code 2026-12-31}, in place of the clock's. */
  private static final String TODAY = "Pinlint:Today";

  /** Days before an end, as {@code 90} or {@code 90,30}; the second number is for leafs. */
  private static final String HORIZON = "Pinlint:Horizon";

  CompilerOptions {
    problems = List.copyOf(problems);
  }

  /** Whether findings for review are asked for. */
  static boolean wantsReview(ErrorProneFlags flags) {
    return flags
        .get(LEVEL)
        .filter(shown -> shown.equalsIgnoreCase(Level.REVIEW.keyword()))
        .isPresent();
  }

  /** Reads the options; what is wrong with one costs that one only. */
  static CompilerOptions of(ErrorProneFlags flags) {
    List<Problem> problems = new ArrayList<>();
    return new CompilerOptions(
        new Settings(
            knowledge(flags, problems),
            Settings.DEFAULT.versions(),
            new Dates(Optional.of(today(flags, problems)), horizon(flags, problems))),
        problems);
  }

  private static Knowledge knowledge(ErrorProneFlags flags, List<Problem> problems) {
    Knowledge knowledge = Settings.DEFAULT.knowledge();
    for (String name : flags.getListOrEmpty(KNOWLEDGE)) {
      try {
        knowledge = knowledge.plus(new KnowledgeFile(name, Files.readString(Path.of(name))));
      } catch (IOException | IllegalArgumentException e) {
        problems.add(new Problem(name, "cannot be read as knowledge: " + e.getMessage()));
      }
    }
    return knowledge;
  }

  /** The day that dates are judged by, the same for the whole compile. */
  LocalDate today() {
    return settings.dates().today();
  }

  private static Horizon horizon(ErrorProneFlags flags, List<Problem> problems) {
    try {
      return flags.get(HORIZON).map(Horizon::parse).orElse(Horizon.DEFAULT);
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(HORIZON, String.valueOf(e.getMessage())));
      return Horizon.DEFAULT;
    }
  }

  private static LocalDate today(ErrorProneFlags flags, List<Problem> problems) {
    Optional<String> day = flags.get(TODAY);
    try {
      return day.map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZoneId.systemDefault()));
    } catch (DateTimeException e) {
      problems.add(new Problem(TODAY, day.orElse("") + " is no date like 2026-12-31"));
      return LocalDate.now(ZoneId.systemDefault());
    }
  }
}
