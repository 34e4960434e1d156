/** The command line: scan, inventory, rehearse, plan. */
@NullMarked
package dev.pinlint.cli;

import org.jspecify.annotations.NullMarked;
