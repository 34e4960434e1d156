/** Which lines changed, as Git tells. */
@NullMarked
package dev.pinlint.cli.changes;

import org.jspecify.annotations.NullMarked;
