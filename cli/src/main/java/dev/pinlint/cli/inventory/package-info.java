/**
 * The inventory of an estate: what is pinned where, to whose key, and how one gets out of it. It
 * can be written, read, merged and compared without the code that it tells of.
 */
@NullMarked
package dev.pinlint.cli.inventory;

import org.jspecify.annotations.NullMarked;
