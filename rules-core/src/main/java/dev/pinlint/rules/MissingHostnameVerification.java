package dev.pinlint.rules;

import dev.pinlint.facts.UnidentifiedConnection;
import java.util.List;

/** Reports connections on which nobody asks whether the server is the one that was meant. */
final class MissingHostnameVerification implements Rule {

  @Override
  public void judge(UnidentifiedConnection connection, Judgement judgement) {
    judgement.report(connection.location(), "unidentified", List.of(), List.of(connection.api()));
  }
}
