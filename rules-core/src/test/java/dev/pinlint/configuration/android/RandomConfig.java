package dev.pinlint.configuration.android;

import java.util.List;
import java.util.Random;

/** Makes configs of all kinds, some of which the platform refuses. */
final class RandomConfig {

  private static final List<String> PINS =
      List.of(
          "r/mIkG3eEpVdm+u/ko/cwxzOMo1bk4TyHIlByibiA5E=",
          " r/mIkG3eEpVdm+u/ko/cwxzOMo1bk4TyHIlByibiA5E\n ",
          "WoiWRyIOVNa9ihaBciRSC7XHjliYS9VwUGOIud4PB18=",
          "WoiWRyIOVNa9ihaBci<!-- c -->RSC7XHjliYS9VwUGOIud4PB18=",
          "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

  private static final List<String> BAD_PINS =
      List.of("", "sha256/r/mIkG3eEpVdm+u/ko/cwxzOMo1bk4TyHIlByibiA5E=", "AAAA", "<b/>", "x=");

  private static final List<String> DAYS =
      List.of("2030-01-31", "2026-1-5", " 2040-12-31", "2027-02-28T00:00", "1999-06-01");

  private static final List<String> BAD_DAYS =
      List.of("2026-13-01", "2027-02-29", "", "31.12.2026");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int domains;

  RandomConfig(Random random) {
    this.random = random;
  }

  String text() {
    text.append("<network-security-config>");
    for (int i = random.nextInt(4); i >= 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> config("base-config", false, 0);
        case 1 -> text.append("<unknown><pin-set/></unknown>");
        default -> config("domain-config", true, 0);
      }
    }
    return text.append("</network-security-config>").toString();
  }

  private boolean seldom() {
    return random.nextInt(60) == 0;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void config(String name, boolean isForDomains, int depth) {
    text.append("<").append(name);
    if (random.nextInt(3) == 0) {
      text.append(" cleartextTrafficPermitted='")
          .append(one(List.of("true", "false", "TRUE", "1", "maybe")))
          .append("'");
    }
    text.append(">");
    if (isForDomains ? !seldom() : seldom()) {
      for (int i = random.nextInt(2); i >= 0; i--) {
        domain();
      }
    }
    boolean isBefore = random.nextBoolean();
    if (isForDomains && depth < 3 && isBefore && random.nextInt(3) == 0) {
      config("domain-config", true, depth + 1);
    }
    if (isForDomains ? random.nextBoolean() : seldom()) {
      pinSet();
    }
    if (seldom()) {
      pinSet();
    }
    for (int i = random.nextInt(3) + (seldom() ? 1 : 0); i > 1; i--) {
      anchors();
    }
    if (isForDomains && depth < 3 && !isBefore && random.nextInt(3) == 0) {
      config("domain-config", true, depth + 1);
    }
    text.append("</").append(name).append(">");
  }

  private void domain() {
    int number = seldom() ? random.nextInt(3) : domains++;
    text.append("<domain includeSubdomains='").append(random.nextBoolean()).append("'> Host");
    text.append(number).append(".Example\n</domain>");
    if (seldom()) {
      text.append(one(List.of("<domain/>", "<domain>a.example<b/></domain>")));
    }
  }

  private void pinSet() {
    text.append("<pin-set");
    if (random.nextBoolean()) {
      text.append(" expiration='").append(seldom() ? one(BAD_DAYS) : one(DAYS)).append("'");
    }
    text.append("><!-- <pin digest='SHA-256'>no</pin> -->");
    for (int i = random.nextInt(4); i > 0; i--) {
      String digest =
          seldom() ? one(List.of("SHA-1", "SHA256", "")) : one(List.of("SHA-256", "sha-256"));
      text.append("<pin digest='").append(digest).append("'>");
      text.append(seldom() ? one(BAD_PINS) : one(PINS)).append("</pin>");
    }
    text.append("</pin-set>");
  }

  private void anchors() {
    text.append("<trust-anchors>");
    for (int i = random.nextInt(3); i > 0; i--) {
      String source =
          seldom() ? one(List.of("users", "")) : one(List.of("system", "user", "@raw/ca"));
      text.append("<certificates src='").append(source).append("'");
      if (random.nextInt(3) == 0) {
        text.append(" overridePins='").append(one(List.of("true", "false", "yes"))).append("'");
      }
      text.append("/>");
    }
    text.append("</trust-anchors>");
  }
}
