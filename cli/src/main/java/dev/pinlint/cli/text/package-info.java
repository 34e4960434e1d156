/** Text for people on a terminal. */
@NullMarked
package dev.pinlint.cli.text;

import org.jspecify.annotations.NullMarked;
