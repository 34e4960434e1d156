/**
 * What clients would do if a server presented another chain tomorrow: an inventory, the semantics
 * of each library, and no connection.
 */
@NullMarked
package dev.pinlint.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
