/** The inventory as a cryptography bill of materials. The only user of CycloneDX's library. */
@NullMarked
package dev.pinlint.cli.cyclonedx;

import org.jspecify.annotations.NullMarked;
