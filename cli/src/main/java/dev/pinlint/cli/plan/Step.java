package dev.pinlint.cli.plan;

/**
 * Something to do.
 *
 * @param phase when
 * @param text what, as Markdown
 */
public record Step(Phase phase, String text) {}
