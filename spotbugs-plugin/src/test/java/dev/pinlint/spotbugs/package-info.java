/** Tests of the SpotBugs host, with the real SpotBugs. */
@NullMarked
package dev.pinlint.spotbugs;

import org.jspecify.annotations.NullMarked;
