package dev.pinlint.cli.inventory;

import dev.pinlint.model.Answer;
import java.util.Map;

/**
 * What enforces a pin, and how: whom it compares with, and whether it asks for more. What libraries
 * do was run against the real ones where {@code docs/rehearsal.md} does not say otherwise.
 */
public enum Mechanism {
  /** OkHttp's {@code CertificatePinner}. */
  OKHTTP("OkHttp", Position.ANY, Answer.YES),
  /** Netty's {@code FingerprintTrustManagerFactory}, which checks nothing but the fingerprint. */
  NETTY_FINGERPRINT("Netty fingerprints", Position.LEAF, Answer.NO),
  /** java-pinning, which puts one key or certificate in place of all other checks. */
  JAVA_PINNING("java-pinning", Position.LEAF, Answer.NO),
  /** The Elasticsearch client's fingerprint of an authority, which checks no signature. */
  ELASTICSEARCH("Elasticsearch fingerprint", Position.LAST, Answer.NO),
  /** AndroidPinning, which asks the system first. */
  ANDROID_PINNING("AndroidPinning", Position.ANY, Answer.YES),
  /** TrustKit's own configuration, in code. */
  TRUSTKIT("TrustKit", Position.ANY, Answer.YES),
  /** Cronet, and Android's {@code HttpEngine} that was made of it. */
  CRONET("Cronet", Position.ANY, Answer.YES),
  /** Android's Network Security Config. */
  NETWORK_SECURITY_CONFIG("Network Security Config", Position.ANY, Answer.YES),
  /** Certificates of the program in place of the platform's trust anchors. */
  TRUST_ANCHORS("own trust anchors", Position.ANCHOR, Answer.YES),
  /** A check of the program's own that compares. */
  HAND_ROLLED("hand-rolled check", Position.UNKNOWN, Answer.UNKNOWN),
  /** Another library. */
  UNKNOWN("another library", Position.UNKNOWN, Answer.UNKNOWN);

  /** What reads pins of a format. */
  private record Reader(Mechanism mechanism, String library) {}

  private static final Map<String, Reader> READERS =
      Map.of(
          "okhttp3-pin", new Reader(OKHTTP, "com.squareup.okhttp3:okhttp"),
          "okhttp2-pin", new Reader(OKHTTP, "com.squareup.okhttp:okhttp"),
          "netty-fingerprint-sha1", new Reader(NETTY_FINGERPRINT, "io.netty:netty-handler"),
          "hex-fingerprint", new Reader(NETTY_FINGERPRINT, "io.netty:netty-handler"),
          "java-pinning", new Reader(JAVA_PINNING, "eu.geekplace.javapinning:java-pinning-core"),
          "elasticsearch-fingerprint",
              new Reader(ELASTICSEARCH, "co.elastic.clients:elasticsearch-java"),
          "android-pinning",
              new Reader(ANDROID_PINNING, "org.thoughtcrime.ssl.pinning:AndroidPinning"),
          "trustkit", new Reader(TRUSTKIT, "com.datatheorem.android.trustkit:trustkit"),
          "raw-sha256", new Reader(CRONET, "org.chromium.net:cronet-api"),
          "android-pin", new Reader(NETWORK_SECURITY_CONFIG, ""));

  private static final Reader NOBODY = new Reader(UNKNOWN, "");

  private final String title;
  private final Position position;
  private final Answer validates;

  Mechanism(String title, Position position, Answer validates) {
    this.title = title;
    this.position = position;
    this.validates = validates;
  }

  /** What reads pins of a format, as knowledge names it. */
  static Mechanism of(String format) {
    return READERS.getOrDefault(format, NOBODY).mechanism();
  }

  /**
   * The library that reads pins of the format, as {@code group:artifact}; empty if it is none, or
   * the platform.
   */
  static String library(String format) {
    return READERS.getOrDefault(format, NOBODY).library();
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
