/** The harness that reads the markers in the fixtures and compares them with the findings. */
@NullMarked
package dev.pinlint.testdata;

import org.jspecify.annotations.NullMarked;
