package dev.pinlint.facts;

/**
 * A call that is given trust managers which do what the platform does by itself where it is given
 * {@code null}.
 *
 * @param location the call
 * @param argument the index of the managers among its arguments
 */
public record RedundantInstallation(Location location, int argument) {}
