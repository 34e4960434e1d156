/** Judgements over facts: one small class a rule, one Markdown page beside it. */
@NullMarked
package dev.pinlint.rules;

import org.jspecify.annotations.NullMarked;
