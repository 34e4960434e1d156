/**
 * What the code does about trust, judged or not: pin sets, trust decisions. The list of facts is
 * the inventory.
 */
@NullMarked
package dev.pinlint.facts;

import org.jspecify.annotations.NullMarked;
