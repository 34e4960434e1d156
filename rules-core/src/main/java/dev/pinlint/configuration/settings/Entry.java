package dev.pinlint.configuration.settings;

import java.util.Optional;

/**
 * An entry of a file of settings.
 *
 * @param path where it is in the file, beginning with a slash
 * @param key its key, with those around it before it, dots between
 * @param value its value; empty if it has entries in it instead
 * @param line the line, from 1, of its key
 */
record Entry(String path, String key, Optional<String> value, int line) {}
