package dev.pinlint.rules;

import dev.pinlint.facts.UnidentifiedConnection;
import dev.pinlint.facts.UnidentifiedConnection.Reason;
import java.util.List;

/** Reports connections of which nobody makes sure that the server is the one that was meant. */
final class MissingHostnameVerification implements Rule {

  @Override
  public void judge(UnidentifiedConnection connection, Judgement judgement) {
    List<String> api = List.of(connection.api());
    if (connection.reason() == Reason.IGNORED) {
      judgement.report(connection.location(), "ignored", List.of(), api);
    } else {
      judgement.report(connection.location(), "unidentified", List.of(), api);
    }
  }
}
