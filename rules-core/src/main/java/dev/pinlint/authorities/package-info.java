/** The keys of certification authorities that are known, and what is known of them. */
@NullMarked
package dev.pinlint.authorities;

import org.jspecify.annotations.NullMarked;
