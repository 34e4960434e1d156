package dev.pinlint.cli.inventory;

import java.time.LocalDate;

/**
 * What was scanned in one go.
 *
 * @param name what it is called
 * @param authoritiesOf the day of the data on authorities' keys
 * @param coverage what was analysed and what was not
 */
public record Repository(String name, LocalDate authoritiesOf, Coverage coverage) {

  Repository called(String other) {
    return new Repository(other, authoritiesOf, coverage);
  }
}
