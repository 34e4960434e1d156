/** The SpotBugs host: one detector over the bytecode front end. */
@NullMarked
package dev.pinlint.spotbugs;

import org.jspecify.annotations.NullMarked;
