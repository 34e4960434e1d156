/** Pinlint's engine: from lowered types to findings. */
@NullMarked
package dev.pinlint;

import org.jspecify.annotations.NullMarked;
