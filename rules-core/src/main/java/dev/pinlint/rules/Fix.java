package dev.pinlint.rules;

import dev.pinlint.facts.Location;
import dev.pinlint.facts.RedundantInstallation;
import java.util.List;

/**
 * A change of the source that a tool may make by itself: the code as it stands can never work, or
 * does the same afterwards. It is about the call that the finding is anchored at unless it names
 * another one; where the texts are not written there as literals, there is nothing to change.
 *
 * @param text what it does, for people, in one phrase
 * @param edit what is to be changed
 */
public record Fix(String text, Edit edit) {

  /** A change of one call. */
  public sealed interface Edit {}

  /** Each argument that is the one text is to be the other. */
  public record ReplaceText(String from, String to) implements Edit {}

  /** Of several arguments that are the same text only the first stays. */
  public record KeepFirst(String text) implements Edit {}

  /** The argument of another call of the same file becomes {@code null}. */
  public record PassNull(Location call, int argument) implements Edit {}

  /** The call is left out; what it is called on stays, as the value of the expression. */
  public record RemoveCall() implements Edit {}

  /** The change of each of the calls that could do without what they are given. */
  static List<Fix> redundant(List<RedundantInstallation> calls) {
    return calls.stream()
        .map(call -> new PassNull(call.location(), call.argument()))
        .map(edit -> new Fix("Pass null: the platform's own is what it hands on to", edit))
        .toList();
  }
}
