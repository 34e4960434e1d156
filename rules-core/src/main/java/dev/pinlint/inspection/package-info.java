/**
 * The way of a whole project through the engine: what was read of it goes in, and findings,
 * suppressions, inventory and everything that was not analysed come out.
 */
@NullMarked
package dev.pinlint.inspection;

import org.jspecify.annotations.NullMarked;
