/**
 * Decisions made by mutation, judged by being run: whether one lets a bad chain in is asked of the
 * code itself, not of whoever wrote it.
 */
@NullMarked
package dev.pinlint.testdata.oracle;

import org.jspecify.annotations.NullMarked;
