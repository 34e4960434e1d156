/** A plan for getting out of pinning, with a way back, from what an inventory knows. */
@NullMarked
package dev.pinlint.cli.plan;

import org.jspecify.annotations.NullMarked;
