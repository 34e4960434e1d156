package dev.pinlint.facts;

import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arguments that an outermost frame starts with: symbols, equal to themselves only. */
final class Roots {

  /** The name of the receiver's symbol. */
  static final String THIS = "this";

  private static final String PARAMETER = "parameter ";

  private static final Pattern PARAMETER_AND_MORE =
      Pattern.compile(PARAMETER + "(?<index>\\d{1,5})(?<more>.*)");

  private Roots() {}

  static List<Traced> arguments(MethodModel root) {
    List<Traced> arguments = new ArrayList<>();
    if (!root.is(Modifier.STATIC)) {
      arguments.add(new Traced(new Value.Symbol(THIS, TypeRef.of(root.member().type())), 0));
    }
    for (int i = 0; i < root.parameters().size(); i++) {
      arguments.add(
          new Traced(new Value.Symbol(parameter(i), root.parameters().get(i)), Traced.PARAMETER));
    }
    return arguments;
  }

  /** The name of a parameter's symbol, by its index without the receiver. */
  static String parameter(int index) {
    return PARAMETER + index;
  }

  /** A symbol's name for people, who count parameters from one. */
  static String shown(String name) {
    Matcher parameter = PARAMETER_AND_MORE.matcher(name);
    return parameter.matches()
        ? PARAMETER + (Integer.parseInt(parameter.group("index")) + 1) + parameter.group("more")
        : name;
  }

  /** Whether the name is that of a parameter's symbol, or of what is made of one. */
  static boolean isParameter(String name) {
    return name.startsWith(PARAMETER);
  }
}
