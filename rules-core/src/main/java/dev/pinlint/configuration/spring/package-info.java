/** Spring's configuration in XML. */
@NullMarked
package dev.pinlint.configuration.spring;

import org.jspecify.annotations.NullMarked;
