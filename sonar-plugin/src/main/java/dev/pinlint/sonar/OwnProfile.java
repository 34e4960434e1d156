package dev.pinlint.sonar;

import org.sonar.api.server.profile.BuiltInQualityProfilesDefinition;

/** A profile with our rules alone: for servers whose own default takes no rules of others. */
public final class OwnProfile implements BuiltInQualityProfilesDefinition {

  /** Its name. */
  static final String NAME = "Pinlint";

  @Override
  public void define(Context context) {
    NewBuiltInQualityProfile profile =
        context.createBuiltInQualityProfile(NAME, RuleRepository.LANGUAGE);
    RuleRepository.defaultKeys().forEach(key -> profile.activateRule(key.repository(), key.rule()));
    profile.done();
  }
}
