/** The front end for class files; the only place that knows ASM. */
@NullMarked
package dev.pinlint.bytecode;

import org.jspecify.annotations.NullMarked;
