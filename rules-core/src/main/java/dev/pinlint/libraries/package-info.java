/** Which versions of libraries a project uses, as its build files and archives tell. */
@NullMarked
package dev.pinlint.libraries;

import org.jspecify.annotations.NullMarked;
