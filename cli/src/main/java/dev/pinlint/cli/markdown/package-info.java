/** Writes Markdown in which nothing that comes from code means anything. */
@NullMarked
package dev.pinlint.cli.markdown;

import org.jspecify.annotations.NullMarked;
