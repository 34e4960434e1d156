/** The SonarQube host, tested. */
package dev.pinlint.sonar;
