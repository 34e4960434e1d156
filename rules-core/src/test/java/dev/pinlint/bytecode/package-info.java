/** Tests of the front end for class files. */
@NullMarked
package dev.pinlint.bytecode;

import org.jspecify.annotations.NullMarked;
