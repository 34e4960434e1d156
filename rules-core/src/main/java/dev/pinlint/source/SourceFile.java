package dev.pinlint.source;

/**
 * A Java source file.
 *
 * @param path how to call it in sites and problems
 * @param text its content
 */
public record SourceFile(String path, String text) {}
