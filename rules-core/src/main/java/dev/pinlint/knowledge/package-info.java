/** What is known of libraries, as data: one text file a library, one API a line. */
@NullMarked
package dev.pinlint.knowledge;

import org.jspecify.annotations.NullMarked;
