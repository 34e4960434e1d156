/**
 * What pins and host patterns mean to the libraries that take them: named strategies that knowledge
 * refers to.
 */
@NullMarked
package dev.pinlint.pins;

import org.jspecify.annotations.NullMarked;
