package dev.pinlint.cli.inventory;

import java.util.List;

/**
 * A call that hands over certificates of the program as trust anchors.
 *
 * @param repository where it was found
 * @param api what receives them
 * @param platformAnchors {@code replaces}, {@code adds} or {@code unknown}
 * @param certificates what may be handed over
 * @param place the call
 */
public record TrustAnchors(
    String repository,
    String api,
    String platformAnchors,
    List<Certificate> certificates,
    Place place) {

  public TrustAnchors {
    certificates = List.copyOf(certificates);
  }
}
