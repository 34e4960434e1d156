package dev.pinlint.cli;

import dev.pinlint.rules.Rule;
import dev.pinlint.rules.Rules;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of the rules, as users type them. */
final class RuleNames implements ITypeConverter<String> {

  /** All names, ordered. */
  static List<String> all() {
    return Rules.ALL.stream().map(Rule::name).sorted().toList();
  }

  @Override
  public String convert(String value) {
    if (!all().contains(value)) {
      throw new TypeConversionException(
          "there is no rule '" + value + "'; the rules are " + String.join(", ", all()));
    }
    return value;
  }
}
