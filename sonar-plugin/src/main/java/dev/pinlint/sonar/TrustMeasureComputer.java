package dev.pinlint.sonar;

import dev.pinlint.sonar.TrustMetrics.Count;
import java.util.Arrays;
import java.util.function.Function;
import org.sonar.api.ce.measure.Component;
import org.sonar.api.ce.measure.Measure;
import org.sonar.api.ce.measure.MeasureComputer;

/** Sums up what was counted in files. */
public final class TrustMeasureComputer implements MeasureComputer {

  @Override
  public MeasureComputerDefinition define(MeasureComputerDefinitionContext context) {
    return context
        .newDefinitionBuilder()
        .setInputMetrics(keys(Count::scannedKey))
        .setOutputMetrics(keys(Count::key))
        .build();
  }

  @Override
  public void compute(MeasureComputerContext context) {
    for (Count count : Count.values()) {
      if (context.getComponent().getType() == Component.Type.FILE) {
        Measure scanned = context.getMeasure(count.scannedKey());
        if (scanned != null) {
          context.addMeasure(count.key(), scanned.getIntValue());
        }
      } else {
        int sum = 0;
        for (Measure child : context.getChildrenMeasures(count.key())) {
          sum += child.getIntValue();
        }
        context.addMeasure(count.key(), sum);
      }
    }
  }

  private static String[] keys(Function<Count, String> key) {
    return Arrays.stream(Count.values()).map(key).toArray(String[]::new);
  }
}
