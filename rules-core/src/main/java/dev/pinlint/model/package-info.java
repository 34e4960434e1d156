/**
 * The neutral model of declarations and bodies that every front end lowers to; it knows nothing of
 * TLS.
 */
@NullMarked
package dev.pinlint.model;

import org.jspecify.annotations.NullMarked;
