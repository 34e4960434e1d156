package dev.pinlint.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.model.Lowered.Problem;
import java.util.Locale;
import java.util.TreeMap;

/** Tells programs what was analysed and what was not. */
final class JsonCoverage {

  private JsonCoverage() {}

  static JsonObject of(Result result) {
    Inputs inputs = result.inputs();
    JsonObject coverage = new JsonObject();
    coverage.addProperty("sourceFiles", inputs.sources().size());
    coverage.addProperty("classFiles", inputs.classCount());
    coverage.addProperty("configurationFiles", inputs.configurations().size());
    coverage.addProperty("types", result.typeCount());
    coverage.addProperty("repeatedTypes", result.repetitionCount());
    coverage.addProperty("excluded", inputs.excludedCount());
    JsonObject libraries = new JsonObject();
    new TreeMap<>(result.versions().byCoordinates()).forEach(libraries::addProperty);
    coverage.add("libraries", libraries);
    JsonArray notAnalysed = Json.array(result.failures(), problem -> problem(problem, true));
    notAnalysed.addAll(Json.array(result.problems(), problem -> problem(problem, false)));
    coverage.add("notAnalysed", notAnalysed);
    coverage.add("otherCopies", Json.array(result.copies(), JsonCoverage::problem));
    JsonArray passedOver = new JsonArray();
    inputs
        .passedOver()
        .forEach(
            (kind, number) -> {
              JsonObject object = Json.object("kind", kind.name().toLowerCase(Locale.ROOT));
              object.addProperty("files", number);
              object.addProperty("description", kind.description());
              passedOver.add(object);
            });
    coverage.add("passedOver", passedOver);
    coverage.addProperty("unknownChecks", result.inventory().unknownChecks());
    coverage.addProperty("openHosts", result.inventory().openHosts());
    coverage.add("exhausted", Json.array(result.exhausted()));
    return coverage;
  }

  private static JsonElement problem(Problem problem, boolean isFailure) {
    JsonObject object = problem(problem);
    object.addProperty("failure", isFailure);
    return object;
  }

  private static JsonObject problem(Problem problem) {
    JsonObject object = Json.object("file", problem.file());
    object.addProperty("reason", problem.reason());
    return object;
  }
}
