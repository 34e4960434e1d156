package dev.pinlint.facts;

import dev.pinlint.model.Member;
import dev.pinlint.model.Site;

/**
 * A place worth a look beside the one where something is reported: a step of a witness path, or a
 * constant that contributes. For display; it goes into no projection and no fingerprint.
 *
 * @param member the source member that the place is in
 * @param siteId the site in that member, for an adapter to find its tree
 * @param file the file as the front end was given it
 * @param line line from 1, 0 where not known
 * @param text what is to be seen there, a phrase without a full stop
 */
public record Step(Member member, int siteId, String file, int line, String text) {

  /** A step at a site. */
  public static Step at(Member member, Site site, String text) {
    return new Step(member, site.id(), site.file(), site.line(), text);
  }
}
