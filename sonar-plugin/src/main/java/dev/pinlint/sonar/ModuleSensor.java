package dev.pinlint.sonar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonar.api.batch.sensor.Sensor;
import org.sonar.api.batch.sensor.SensorContext;
import org.sonar.api.batch.sensor.SensorDescriptor;

/**
 * Notes where a module is, and its class path: what is set for a module is not known of the
 * project.
 */
public final class ModuleSensor implements Sensor {

  /** Where the module's own classes are. */
  private static final String BINARIES = "sonar.java.binaries";

  /** What sonar-java goes by. */
  private static final List<String> CLASS_PATH =
      List.of(
          BINARIES,
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
    // Of modules without code too: their build files tell versions of libraries.
    descriptor.name("Pinlint, class path");
  }

  @Override
  public void execute(SensorContext context) {
    Path baseDirectory = context.fileSystem().baseDir().toPath();
    List<Path> entries = new ArrayList<>();
    CLASS_PATH.forEach(property -> entries.addAll(entries(property, context)));
    modules.add(baseDirectory, entries, entries(BINARIES, context));
  }

  private static List<Path> entries(String property, SensorContext context) {
    Path baseDirectory = context.fileSystem().baseDir().toPath();
    List<Path> entries = new ArrayList<>();
    for (String pattern : context.config().getStringArray(property)) {
      entries.addAll(PathPattern.matches(baseDirectory, pattern.strip()));
    }
    return entries;
  }
}
