package dev.pinlint.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.sonar.TrustMetrics.Count;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonar.api.ce.measure.Component;
import org.sonar.api.ce.measure.Measure;
import org.sonar.api.ce.measure.MeasureComputer.MeasureComputerContext;

/** What the server makes of the counts of files. */
final class TrustMeasureComputerTest {

  private final Map<String, Integer> computed = new TreeMap<>();

  @Test
  void aFileHasWhatWasCounted() {
    compute(Component.Type.FILE, 3, List.of());
    assertThat(computed).hasSize(Count.values().length).containsEntry("pinlint_pins", 3);
  }

  @Test
  void aFileInWhichNothingWasCountedHasNothing() {
    compute(Component.Type.FILE, null, List.of());
    assertThat(computed).isEmpty();
  }

  @Test
  void aProjectHasTheSum() {
    compute(Component.Type.PROJECT, null, List.of(1, 0, 4));
    assertThat(computed).hasSize(Count.values().length).containsEntry("pinlint_pinned_hosts", 5);
  }

  @Test
  void aProjectWithNothingHasZero() {
    compute(Component.Type.PROJECT, null, List.of());
    assertThat(computed.values()).containsOnly(0).hasSize(Count.values().length);
  }

  private void compute(Component.Type type, @Nullable Integer scanned, List<Integer> children) {
    new TrustMeasureComputer()
        .compute(
            fake(
                MeasureComputerContext.class,
                (method, arguments) ->
                    switch (method) {
                      case "getComponent" -> fake(Component.class, (name, none) -> type);
                      case "getMeasure" -> scanned == null ? null : measure(scanned);
                      case "getChildrenMeasures" ->
                          children.stream().map(TrustMeasureComputerTest::measure).toList();
                      case "addMeasure" -> {
                        computed.put((String) arguments[0], (Integer) arguments[1]);
                        yield null;
                      }
                      default -> throw new UnsupportedOperationException(method);
                    }));
  }

  private static Measure measure(int value) {
    return fake(Measure.class, (method, none) -> value);
  }

  private interface Answers {
    @Nullable Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.to(method.getName(), arguments)));
  }
}
