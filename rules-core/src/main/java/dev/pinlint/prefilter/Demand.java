package dev.pinlint.prefilter;

import dev.pinlint.model.Questions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an analysis wants to know of files that it was not given, told by the words in them. Each
 * question is put once.
 */
public final class Demand {

  private final Set<Object> asked = new HashSet<>();

  /** Full names of types whose files are wanted. */
  public List<String> types(Questions questions) {
    return questions.types().stream().filter(type -> asked.add("type " + type)).toList();
  }

  /** Tests; a file that passes one of them is wanted, since it may answer a question otherwise. */
  public List<Predicate<Words>> answers(Questions questions) {
    List<Predicate<Words>> answers = new ArrayList<>();
    for (String type : questions.subtypes()) {
      if (asked.add("subtypes of " + type)) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        answers.add(words -> words.mayContain(simple) && Triggers.mayName(words, type));
      }
    }
    for (String field : questions.fields()) {
      if (asked.add("field " + field)) {
        answers.add(words -> words.mayContain(field));
      }
    }
    for (Questions.Call call : questions.callers()) {
      if (asked.add(call)) {
        answers.add(words -> mayCall(words, call));
      }
    }
    return answers;
  }

  /**
   * Whoever calls a method names it; where the name is everybody's, it must name one of the types
   * as well that the method may be called on.
   */
  private static boolean mayCall(Words words, Questions.Call call) {
    return words.mayContain(call.name())
        && (Triggers.isDistinctive(call.name())
            || call.types().stream().anyMatch(type -> Triggers.mayName(words, type)));
  }
}
