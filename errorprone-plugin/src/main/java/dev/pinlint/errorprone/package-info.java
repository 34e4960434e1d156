/** The Error Prone host: lowers attributed javac trees to the model and reports the findings. */
@NullMarked
package dev.pinlint.errorprone;

import org.jspecify.annotations.NullMarked;
