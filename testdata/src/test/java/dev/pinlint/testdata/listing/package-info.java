/**
 * A plain listing of all that may concern trust in class files. It shares no code with the engine,
 * and imports none of it: what the engine overlooks must not be overlooked here for the same
 * reason.
 */
@NullMarked
package dev.pinlint.testdata.listing;

import org.jspecify.annotations.NullMarked;
