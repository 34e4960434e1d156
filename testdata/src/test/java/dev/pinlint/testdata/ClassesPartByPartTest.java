package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.Origins;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Class files that are lowered as they are asked for are lowered as if all had been there from the
 * start, though the code of most has been let go by the time that others ask for it.
 */
final class ClassesPartByPartTest {

  /** So many classes that code is let go several times. */
  private static final int MANY = 400;

  @Test
  void theOrderMakesNoDifference() {
    List<ClassFile> files = Fixtures.classes();
    assertThat(files).hasSizeGreaterThan(MANY);
    TreeMap<String, List<ClassFile>> byTopLevel =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> topLevel(file.path()), TreeMap::new, Collectors.toList()));
    BytecodeFrontEnd frontEnd =
        new BytecodeFrontEnd(
            name ->
                byTopLevel.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith(topLevel(name)))
                    .findFirst()
                    .map(java.util.Map.Entry::getValue)
                    .orElse(List.of()),
            new Origins());
    List<TypeModel> types = new ArrayList<>();
    byTopLevel.descendingMap().values().forEach(some -> types.addAll(frontEnd.types(some).types()));
    types.sort(Comparator.comparing(TypeModel::name));
    assertThat(types).isEqualTo(BytecodeFrontEnd.lower(files).types());
  }

  private static String topLevel(String path) {
    int nested = path.indexOf('$');
    return (nested < 0 ? path : path.substring(0, nested)).replaceFirst("\\.class$", "");
  }
}
