/**
 * What configuration files say of trust: the same facts as those of code, with places in the files.
 */
@NullMarked
package dev.pinlint.configuration;

import org.jspecify.annotations.NullMarked;
