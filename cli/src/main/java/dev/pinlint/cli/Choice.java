package dev.pinlint.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of the constants of an enum, written in small letters. */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E> {

  private final Class<E> type;

  Choice(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> keyword(constant).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + value
                        + "' is none of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Choice::keyword)
                            .collect(Collectors.joining(", "))));
  }

  private static String keyword(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
