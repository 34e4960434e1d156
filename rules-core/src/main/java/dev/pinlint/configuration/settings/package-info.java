/** Settings: keys with values, in properties and YAML, whatever framework reads them. */
@NullMarked
package dev.pinlint.configuration.settings;

import org.jspecify.annotations.NullMarked;
