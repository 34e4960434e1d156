/** XML as configuration files have it: elements with the lines that they begin on, and comments. */
@NullMarked
package dev.pinlint.configuration.xml;

import org.jspecify.annotations.NullMarked;
