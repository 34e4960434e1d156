package dev.pinlint.sonar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonar.api.batch.sensor.Sensor;
import org.sonar.api.batch.sensor.SensorContext;
import org.sonar.api.batch.sensor.SensorDescriptor;

/** Notes the class path of a module: what is set for a module is not known of the project. */
public final class ModuleSensor implements Sensor {

  /** What sonar-java goes by. */
  private static final List<String> CLASS_PATH =
      List.of(
          "sonar.java.binaries",
          "sonar.java.libraries",
          "sonar.java.test.binaries",
          "sonar.java.test.libraries");

  private final Modules modules;

  /** The sensor of a scan. */
  public ModuleSensor(Modules modules) {
    this.modules = modules;
  }

  @Override
  public void describe(SensorDescriptor descriptor) {
    descriptor.name("Pinlint, class path").onlyOnLanguage(RuleRepository.LANGUAGE);
  }

  @Override
  public void execute(SensorContext context) {
    Path baseDirectory = context.fileSystem().baseDir().toPath();
    List<Path> entries = new ArrayList<>();
    for (String property : CLASS_PATH) {
      for (String pattern : context.config().getStringArray(property)) {
        entries.addAll(PathPattern.matches(baseDirectory, pattern.strip()));
      }
    }
    modules.add(baseDirectory, entries);
  }
}
