package dev.pinlint.cli.inventory;

import dev.pinlint.model.Answer;
import java.util.Arrays;
import java.util.Map;

/**
 * What enforces a pin, and how: whom it compares with, and whether it asks for more. What libraries
 * do was run against the real ones where {@code docs/rehearsal.md} does not say otherwise.
 */
public enum Mechanism {
  /** OkHttp's {@code CertificatePinner}. */
  OKHTTP(
      "OkHttp",
      Map.of(
          "okhttp3-pin", "com.squareup.okhttp3:okhttp",
          "okhttp2-pin", "com.squareup.okhttp:okhttp"),
      Position.ANY,
      Answer.YES),
  /** Netty's {@code FingerprintTrustManagerFactory}, which checks nothing but the fingerprint. */
  NETTY_FINGERPRINT(
      "Netty fingerprints",
      Map.of(
          "netty-fingerprint-sha1", "io.netty:netty-handler",
          "hex-fingerprint", "io.netty:netty-handler"),
      Position.LEAF,
      Answer.NO),
  /** java-pinning, which puts one key or certificate in place of all other checks. */
  JAVA_PINNING(
      "java-pinning",
      Map.of("java-pinning", "eu.geekplace.javapinning:java-pinning-core"),
      Position.LEAF,
      Answer.NO),
  /** The Elasticsearch client's fingerprint of an authority, which checks no signature. */
  ELASTICSEARCH(
      "Elasticsearch fingerprint",
      Map.of("elasticsearch-fingerprint", "co.elastic.clients:elasticsearch-java"),
      Position.LAST,
      Answer.NO),
  /** AndroidPinning, which asks the system first. */
  ANDROID_PINNING(
      "AndroidPinning",
      Map.of("android-pinning", "org.thoughtcrime.ssl.pinning:AndroidPinning"),
      Position.ANY,
      Answer.YES),
  /** TrustKit's own configuration, in code. */
  TRUSTKIT(
      "TrustKit",
      Map.of("trustkit", "com.datatheorem.android.trustkit:trustkit"),
      Position.ANY,
      Answer.YES),
  /** Cronet, and Android's {@code HttpEngine} that was made of it. */
  CRONET("Cronet", Map.of("raw-sha256", "org.chromium.net:cronet-api"), Position.ANY, Answer.YES),
  /** Android's Network Security Config. */
  NETWORK_SECURITY_CONFIG(
      "Network Security Config", Map.of("android-pin", ""), Position.ANY, Answer.YES),
  /** Certificates of the program in place of the platform's trust anchors. */
  TRUST_ANCHORS("own trust anchors", Map.of(), Position.ANCHOR, Answer.YES),
  /** A check of the program's own that compares. */
  HAND_ROLLED("hand-rolled check", Map.of(), Position.UNKNOWN, Answer.UNKNOWN),
  /** Another library. */
  UNKNOWN("another library", Map.of(), Position.UNKNOWN, Answer.UNKNOWN);

  private final String title;
  private final Map<String, String> libraries;
  private final Position position;
  private final Answer validates;

  Mechanism(String title, Map<String, String> libraries, Position position, Answer validates) {
    this.title = title;
    this.libraries = libraries;
    this.position = position;
    this.validates = validates;
  }

  /** What reads pins of a format, as knowledge names it. */
  static Mechanism of(String format) {
    return Arrays.stream(values())
        .filter(mechanism -> mechanism.libraries.containsKey(format))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /**
   * The library that reads pins of the format, as {@code group:artifact}; empty if it is none, or
   * the platform.
   */
  String library(String format) {
    return libraries.getOrDefault(format, "");
  }

  /** What it is called in a sentence. */
  public String title() {
    return title;
  }

  /** Which certificate has to match, if that is the same for all of its pins. */
  public Position position() {
    return position;
  }

  /** Whether what the platform checks is checked as well; unknown if that is each one's own. */
  public Answer validates() {
    return validates;
  }

  /** Whether it is told for which hosts it is. */
  public boolean isByHost() {
    return this == OKHTTP || this == CRONET || this == NETWORK_SECURITY_CONFIG;
  }

  /** Whether its pins may end on a day that is said beside them. */
  public boolean mayEnd() {
    return switch (this) {
      case NETWORK_SECURITY_CONFIG, CRONET, TRUSTKIT, ANDROID_PINNING -> true;
      default -> false;
    };
  }

  /** Whether it leaves it to the client whether the certificate is for the host. */
  public boolean leavesHostToClient() {
    return this == NETTY_FINGERPRINT || this == JAVA_PINNING || this == ELASTICSEARCH;
  }
}
