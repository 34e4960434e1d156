/**
 * Which values reach an instruction, and along which paths: a path-sensitive interpreter over the
 * model.
 */
@NullMarked
package dev.pinlint.flow;

import org.jspecify.annotations.NullMarked;
