/**
 * Leaves out what cannot matter before anything is parsed: a look at the words of each file, and
 * then, to a fixpoint, at what the analysis of those files asked for. The result is that of
 * analysing everything.
 */
@org.jspecify.annotations.NullMarked
package dev.pinlint.prefilter;
