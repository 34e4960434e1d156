/** Makes and reads JSON. */
@NullMarked
package dev.pinlint.cli.json;

import org.jspecify.annotations.NullMarked;
