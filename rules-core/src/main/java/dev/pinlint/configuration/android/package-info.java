/** Android's Network Security Config, and the manifest that puts it in force. */
@NullMarked
package dev.pinlint.configuration.android;

import org.jspecify.annotations.NullMarked;
