package dev.pinlint.cli.inventory;

import dev.pinlint.model.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rows to try things with. */
public final class Samples {

  private Samples() {}

  /** A place. */
  public static Place place() {
    return new Place(
        "app/A.java",
        Optional.empty(),
        List.of(),
        Optional.of(7),
        Optional.of(".add(HOST, PIN)"),
        "a.A",
        "a()",
        Optional.of("add"),
        Optional.of(0));
  }

  /** A pin of somebody's key. */
  public static Pin pin(String digest) {
    return pin(digest, Subject.KEY, Position.ANY, Pin.Standing.UNKNOWN, Optional.empty());
  }

  public static Pin pin(
      String digest,
      Subject subject,
      Position position,
      Pin.Standing standing,
      Optional<LocalDate> lastDay) {
    return new Pin(
        "sha256/" + digest,
        Pin.Origin.CODE,
        subject,
        position,
        Optional.of("SHA-256"),
        Optional.of(digest),
        Optional.empty(),
        KeyRole.UNKNOWN,
        Optional.empty(),
        standing,
        lastDay);
  }

  /** A row of OkHttp in a service. */
  public static PinnedHost row(Pin... pins) {
    return row(Artifact.Kind.SERVICE, governance(Answer.UNKNOWN, Optional.empty()), pins);
  }

  public static PinnedHost row(Artifact.Kind kind, Governance governance, Pin... pins) {
    return new PinnedHost(
        "shop",
        new Artifact("app", kind),
        SourceSet.MAIN,
        Mechanism.OKHTTP,
        Optional.of("com.squareup.okhttp3:okhttp"),
        Optional.of("4.12.0"),
        Answer.YES,
        "api.shop.test",
        Answer.UNKNOWN,
        List.of(),
        List.of(new PinSet(1, List.of(pins), true, Optional.empty(), place())),
        governance);
  }

  public static Governance governance(Answer killSwitch, Optional<LocalDate> until) {
    return new Governance(
        Answer.UNKNOWN,
        killSwitch,
        Answer.UNKNOWN,
        until,
        Answer.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
