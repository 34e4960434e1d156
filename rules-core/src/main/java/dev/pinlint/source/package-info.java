/** The front end for source text: JavaParser's trees, lowered without a class path. */
@NullMarked
package dev.pinlint.source;

import org.jspecify.annotations.NullMarked;
