package dev.pinlint.flow;

import dev.pinlint.model.TypeRef;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The functions of texts, by the names that knowledge gives them. */
final class TextFunctions {

  /** Locales whose rules for case are the root's. */
  private static final Set<String> PLAIN_LOCALES =
      Set.of(
          "java.util.Locale.ROOT",
          "java.util.Locale.ENGLISH",
          "java.util.Locale.US",
          "java.util.Locale.UK");

  /** Locales whose rules for case are others. */
  private static final Set<Locale> ODD_LOCALES =
      Set.of(Locale.forLanguageTag("tr"), Locale.forLanguageTag("az"), Locale.forLanguageTag("lt"));

  /** What has a meaning in a regular expression. */
  private static final String META = "\\[](){}.*+?^$|";

  private TextFunctions() {}

  static void addTo(Map<String, Function<Inputs, Optional<Object>>> all) {
    all.put("trim", one(String::trim));
    all.put("strip", one(String::strip));
    all.put("strip-leading", one(String::stripLeading));
    all.put("strip-trailing", one(String::stripTrailing));
    all.put("same", inputs -> inputs.value(0).map(value -> value));
    all.put("is-empty", one(String::isEmpty));
    all.put("is-blank", one(String::isBlank));
    all.put("length", one(String::length));
    all.put("ends-with", two(String::endsWith));
    all.put("contains", two(String::contains));
    all.put("equals", comparing(String::equals));
    all.put("equals-ignore-case", comparing(String::equalsIgnoreCase));
    all.put("parse-boolean", TextFunctions::parseBoolean);
    all.put("lower-case", inputs -> cased(inputs, String::toLowerCase));
    all.put("upper-case", inputs -> cased(inputs, String::toUpperCase));
    all.put("starts-with", TextFunctions::startsWith);
    all.put("replace", TextFunctions::replace);
    all.put("substring", TextFunctions::substring);
    all.put("repeat", TextFunctions::repeat);
    all.put("index-of", TextFunctions::indexOf);
    all.put("value-of", TextFunctions::valueOf);
    all.put("truth", inputs -> inputs.number(0).map(number -> String.valueOf(number != 0)));
    all.put("split", TextFunctions::split);
    all.put("class-name", named(TextFunctions::binaryName));
    all.put("canonical-class-name", named(TypeRef::name));
    all.put("simple-class-name", named(TypeRef::simpleName));
  }

  private static Function<Inputs, Optional<Object>> one(Function<String, Object> function) {
    return inputs -> inputs.text(0).map(function);
  }

  private static Function<Inputs, Optional<Object>> named(Function<TypeRef, Object> function) {
    return inputs -> inputs.namedClass(0).map(function);
  }

  /** Types are told from packages by their first letters, as people write them. */
  private static String binaryName(TypeRef type) {
    String[] segments = type.name().split("\\.", -1);
    StringBuilder name = new StringBuilder(segments[0]);
    for (int i = 1; i < segments.length; i++) {
      boolean isNested = Character.isUpperCase(segments[i - 1].codePointAt(0));
      name.append(isNested ? '$' : '.').append(segments[i]);
    }
    return name.toString();
  }

  private static Function<Inputs, Optional<Object>> two(
      BiFunction<String, String, Object> function) {
    return inputs ->
        inputs
            .text(0)
            .flatMap(first -> inputs.text(1).map(second -> function.apply(first, second)));
  }

  /** No text is null. */
  private static Function<Inputs, Optional<Object>> comparing(
      BiFunction<String, String, Object> function) {
    return inputs ->
        inputs.value(1).filter(Value::isNull).isPresent()
            ? Optional.of(false)
            : two(function).apply(inputs);
  }

  private static Optional<Object> parseBoolean(Inputs inputs) {
    return inputs.value(0).filter(Value::isNull).isPresent()
        ? Optional.of(false)
        : one(Boolean::parseBoolean).apply(inputs);
  }

  /** Without a locale, or with one that is not known, what all of them agree on. */
  private static Optional<Object> cased(
      Inputs inputs, BiFunction<String, Locale, String> function) {
    boolean isPlain = inputs.constantName(1).filter(PLAIN_LOCALES::contains).isPresent();
    return inputs
        .text(0)
        .filter(
            text ->
                isPlain
                    || ODD_LOCALES.stream()
                        .allMatch(
                            odd ->
                                function
                                    .apply(text, odd)
                                    .equals(function.apply(text, Locale.ROOT))))
        .map(text -> function.apply(text, Locale.ROOT));
  }

  private static Optional<Object> startsWith(Inputs inputs) {
    if (inputs.count() == 3 && inputs.number(2).isEmpty()) {
      return Optional.empty();
    }
    int from = inputs.number(2).orElse(0);
    return two((text, prefix) -> text.startsWith(prefix, from)).apply(inputs);
  }

  private static Optional<Object> replace(Inputs inputs) {
    Optional<String> text = inputs.text(0);
    Optional<String> old = textOrCharacter(inputs, 1);
    Optional<String> replacement = textOrCharacter(inputs, 2);
    return text.isPresent() && old.isPresent() && replacement.isPresent()
        ? Optional.of(text.get().replace(old.get(), replacement.get()))
        : Optional.empty();
  }

  private static Optional<String> textOrCharacter(Inputs inputs, int index) {
    return inputs
        .text(index)
        .or(
            () ->
                inputs
                    .number(index)
                    .filter(number -> number >= 0 && number <= Character.MAX_VALUE)
                    .map(number -> String.valueOf((char) number.intValue())));
  }

  private static Optional<Object> substring(Inputs inputs) {
    Optional<Integer> from = inputs.number(1);
    Optional<Integer> to =
        inputs.count() == 2 ? inputs.text(0).map(String::length) : inputs.number(2);
    return from.isPresent() && to.isPresent()
        ? inputs.text(0).map(text -> text.substring(from.get(), to.get()))
        : Optional.empty();
  }

  private static Optional<Object> repeat(Inputs inputs) {
    return inputs
        .number(1)
        .filter(times -> times <= 1000)
        .flatMap(
            times ->
                inputs
                    .text(0)
                    .filter(text -> text.length() <= 1000)
                    .map(text -> text.repeat(times)));
  }

  private static Optional<Object> indexOf(Inputs inputs) {
    return inputs
        .text(0)
        .flatMap(text -> textOrCharacter(inputs, 1).map(sought -> text.indexOf(sought)));
  }

  /** As numbers, a number, a character and a boolean look alike. */
  private static Optional<Object> valueOf(Inputs inputs) {
    if (inputs.text(0).isPresent()) {
      return inputs.text(0).map(text -> text);
    }
    return inputs.number(0).flatMap(number -> shown(number, inputs.lastParameter()));
  }

  /** A number as a text, if the type tells how. */
  static Optional<String> shown(long number, TypeRef type) {
    return switch (type.name()) {
      case "int", "long", "short", "byte" -> Optional.of(String.valueOf(number));
      case "char" -> Optional.of(String.valueOf((char) number));
      case "boolean" -> Optional.of(String.valueOf(number != 0));
      default -> Optional.empty();
    };
  }

  /** With a separator that is no pattern, or a single quoted character. */
  private static Optional<Object> split(Inputs inputs) {
    if (inputs.count() == 3 && inputs.number(2).isEmpty()) {
      return Optional.empty();
    }
    int limit = inputs.number(2).orElse(0);
    return inputs
        .text(1)
        .filter(TextFunctions::isLiteral)
        .flatMap(separator -> inputs.text(0).map(text -> text.split(separator, limit)));
  }

  private static boolean isLiteral(String separator) {
    boolean isQuoted =
        separator.length() == 2
            && separator.charAt(0) == '\\'
            && !Character.isLetterOrDigit(separator.charAt(1));
    return isQuoted || separator.chars().noneMatch(character -> META.indexOf(character) >= 0);
  }
}
