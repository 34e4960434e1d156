/**
 * The javac front end: lowers attributed trees to the model. Nothing outside this package sees a
 * {@code com.sun.source} tree on its way into the model.
 */
@NullMarked
package dev.pinlint.errorprone.javac;

import org.jspecify.annotations.NullMarked;
