package dev.pinlint.facts;

/**
 * An anchor, and where to show it.
 *
 * @param anchor the identity
 * @param siteId the site in the anchor's member, for an adapter to find its tree; of no meaning for
 *     a member
 * @param file the file as the front end was given it
 * @param line line from 1, 0 where not known
 */
public record Location(Anchor anchor, int siteId, String file, int line) {}
