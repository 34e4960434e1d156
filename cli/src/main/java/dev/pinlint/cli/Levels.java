package dev.pinlint.cli;

import dev.pinlint.rules.Level;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a level. */
final class Levels implements ITypeConverter<Level> {

  @Override
  public Level convert(String value) {
    try {
      return Level.of(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("there is no level '" + value + "'");
    }
  }

  /** Reads the name of a level, or {@code never}. */
  static final class OrNever implements ITypeConverter<Threshold> {
    @Override
    public Threshold convert(String value) {
      return new Threshold(
          value.equals("never") ? Optional.empty() : Optional.of(new Levels().convert(value)));
    }
  }
}
