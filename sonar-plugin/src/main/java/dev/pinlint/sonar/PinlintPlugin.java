package dev.pinlint.sonar;

import org.sonar.api.Plugin;

/** What server, compute engine and scanner load. */
public final class PinlintPlugin implements Plugin {

  @Override
  public void define(Context context) {
    context.addExtensions(
        RuleRepository.class,
        OwnProfile.class,
        TrustMetrics.class,
        TrustMeasureComputer.class,
        Modules.class,
        ModuleSensor.class,
        PinlintSensor.class);
    context.addExtensions(Parameters.definitions());
    ApiDifferences.sonarWay(context.getRuntime()).ifPresent(context::addExtension);
  }
}
