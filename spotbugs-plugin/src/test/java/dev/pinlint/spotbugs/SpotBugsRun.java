package dev.pinlint.spotbugs;

import edu.umd.cs.findbugs.BugCollectionBugReporter;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.BugRanker;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.FindBugs2;
import edu.umd.cs.findbugs.Plugin;
import edu.umd.cs.findbugs.PluginException;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.config.UserPreferences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import okhttp3.CertificatePinner;

/**
 * A run of SpotBugs' engine with our plugin, as the build leaves it in {@code target/classes}.
 *
 * @param bugs what it reported
 * @param errors what it wrote to its error log
 */
record SpotBugsRun(List<BugInstance> bugs, List<String> errors) {

  private static final Plugin PLUGIN = load();

  /** Our plugin as SpotBugs has read it. */
  static Plugin plugin() {
    return PLUGIN;
  }

  /**
   * Runs over the classes below a directory, with our detector alone, and OkHttp and more beside.
   */
  static SpotBugsRun over(Path classes, Path... auxiliary)
      throws IOException, InterruptedException {
    return over(List.of(classes), auxiliary);
  }

  /** The same over directories, archives and class files. */
  static SpotBugsRun over(List<Path> analysed, Path... auxiliary)
      throws IOException, InterruptedException {
    List<String> errors = new ArrayList<>();
    try (Project project = new Project()) {
      analysed.forEach(path -> project.addFile(path.toString()));
      project.addAuxClasspathEntry(location(CertificatePinner.class).toString());
      for (Path entry : auxiliary) {
        project.addAuxClasspathEntry(entry.toString());
      }
      BugCollectionBugReporter reporter =
          new BugCollectionBugReporter(project) {
            @Override
            public void logError(String message) {
              errors.add(message);
            }

            @Override
            public void logError(String message, Throwable cause) {
              errors.add(message + ": " + cause);
            }
          };
      reporter.setPriorityThreshold(Priorities.LOW_PRIORITY);
      reporter.setRankThreshold(BugRanker.VISIBLE_RANK_MAX);
      try (FindBugs2 engine = new FindBugs2()) {
        engine.setProject(project);
        engine.setBugReporter(reporter);
        engine.setDetectorFactoryCollection(DetectorFactoryCollection.instance());
        engine.setUserPreferences(onlyOurs());
        engine.setScanNestedArchives(true);
        engine.execute();
      }
      Collection<BugInstance> bugs = reporter.getBugCollection().getCollection();
      return new SpotBugsRun(List.copyOf(bugs), errors);
    }
  }

  private static UserPreferences onlyOurs() {
    UserPreferences preferences = UserPreferences.createDefaultUserPreferences();
    preferences.enableAllDetectors(false);
    PLUGIN.getDetectorFactories().forEach(detector -> preferences.enableDetector(detector, true));
    return preferences;
  }

  private static Plugin load() {
    try {
      return Plugin.loadCustomPlugin(location(PinlintDetector.class).toFile(), null);
    } catch (PluginException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path location(Class<?> type) {
    return Path.of(
        java.net.URI.create(
            type.getProtectionDomain().getCodeSource().getLocation().toExternalForm()));
  }
}
