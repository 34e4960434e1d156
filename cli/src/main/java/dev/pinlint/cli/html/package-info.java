/** A report in one HTML file that needs nothing beside it: no network, no script to be read. */
@NullMarked
package dev.pinlint.cli.html;

import org.jspecify.annotations.NullMarked;
