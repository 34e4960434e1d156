/** The SonarQube host: rules, issues and measures from the source front end. */
@NullMarked
package dev.pinlint.sonar;

import org.jspecify.annotations.NullMarked;
