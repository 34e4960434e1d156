/** Generates what SpotBugs reads about the plugin; runs in the build and is not in the plugin. */
@NullMarked
package dev.pinlint.spotbugs.descriptor;

import org.jspecify.annotations.NullMarked;
