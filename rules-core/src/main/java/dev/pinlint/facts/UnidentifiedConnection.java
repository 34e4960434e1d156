package dev.pinlint.facts;

/**
 * A connection of TLS that is made and used on every path, on which nobody asks whether the server
 * is the one that was meant.
 *
 * @param location where it is made
 * @param api the call that makes it, as {@code SSLSocketFactory.createSocket}
 */
public record UnidentifiedConnection(Location location, String api) {}
