package dev.pinlint.source;

import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeHeader;

/**
 * A type of the class path or the platform.
 *
 * @param header its supertypes
 * @param signatures its own members
 */
record LibraryType(TypeHeader header, Signatures signatures) {}
