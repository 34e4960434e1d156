/** The inventory as a table. */
@NullMarked
package dev.pinlint.cli.csv;

import org.jspecify.annotations.NullMarked;
