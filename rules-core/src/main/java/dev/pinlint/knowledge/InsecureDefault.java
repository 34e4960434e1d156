package dev.pinlint.knowledge;

import dev.pinlint.model.Answer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether who reads settings leaves a check off by default: that depends on the library, and on its
 * version.
 *
 * @param answer whether it does in what the program uses
 * @param versions where it does, for a message, if it is not known what is used
 */
public record InsecureDefault(Answer answer, String versions) {

  /** Of settings that code hands to a reader, by all that is known of this reader. */
  public static InsecureDefault ofCode(Collection<Api> readers, LibraryVersions used) {
    return readers.stream().anyMatch(reader -> reader.versions().equals(VersionRange.ALL))
        ? new InsecureDefault(Answer.YES, "")
        : of(readers, readers.stream().map(reader -> reader.holdsFor(used)).toList());
  }

  /** Of settings in a file: any of the readers may be the one, if the program uses its library. */
  public static InsecureDefault ofFile(Collection<Api> readers, LibraryVersions used) {
    return of(
        readers,
        readers.stream()
            .filter(reader -> reader.library().coordinates().flatMap(used::of).isPresent())
            .map(reader -> reader.holdsFor(used))
            .toList());
  }

  /** Where one of several libraries checks, nobody is accused. */
  private static InsecureDefault of(Collection<Api> readers, List<Answer> each) {
    Set<Answer> answers = EnumSet.noneOf(Answer.class);
    answers.addAll(each);
    if (answers.contains(Answer.NO) || readers.isEmpty()) {
      return new InsecureDefault(Answer.NO, "");
    } else if (answers.contains(Answer.YES)) {
      return new InsecureDefault(Answer.YES, "");
    }
    return new InsecureDefault(
        Answer.UNKNOWN,
        readers.stream()
            .map(reader -> (reader.library().name() + " " + reader.versions()).strip())
            .distinct()
            .collect(Collectors.joining(", ")));
  }
}
