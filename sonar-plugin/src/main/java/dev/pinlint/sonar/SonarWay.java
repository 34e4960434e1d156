package dev.pinlint.sonar;

import org.sonar.api.server.ServerSide;
import org.sonar.plugins.java.api.ProfileRegistrar;

/** Puts the rules into sonar-java's profile, which projects have by default. */
@ServerSide
public final class SonarWay implements ProfileRegistrar {

  @Override
  public void register(RegistrarContext context) {
    context.registerDefaultQualityProfileRules(RuleRepository.defaultKeys());
  }
}
