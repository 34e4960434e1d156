package dev.pinlint.bytecode;

import dev.pinlint.model.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the annotations that ask for findings not to be reported. */
final class SuppressionAnnotations {

  private SuppressionAnnotations() {}

  static List<Suppression.Text> of(
      @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
    List<Suppression.Text> found = new ArrayList<>();
    for (List<AnnotationNode> annotations :
        Stream.of(orEmpty(visible), orEmpty(invisible)).toList()) {
      for (AnnotationNode annotation : annotations) {
        if (isOwn(annotation.desc)) {
          found.add(read(orEmpty(annotation.values)));
        }
      }
    }
    return found;
  }

  /** Those of a method, and of its parameters. */
  static List<Suppression.Text> of(MethodNode method) {
    List<Suppression.Text> found =
        new ArrayList<>(of(method.visibleAnnotations, method.invisibleAnnotations));
    for (List<AnnotationNode>[] parameters :
        Stream.of(
                orNone(method.visibleParameterAnnotations),
                orNone(method.invisibleParameterAnnotations))
            .toList()) {
      for (List<AnnotationNode> parameter : parameters) {
        found.addAll(of(parameter, null));
      }
    }
    return found;
  }

  private static boolean isOwn(String descriptor) {
    int start =
        Math.max(
            Math.max(descriptor.lastIndexOf('/'), descriptor.lastIndexOf('$')),
            descriptor.indexOf('L'));
    return descriptor.substring(start + 1).equals(Suppression.OWN_NAME + ";");
  }

  private static Suppression.Text read(List<Object> values) {
    List<String> names = new ArrayList<>();
    String reason = "";
    String until = "";
    for (int i = 0; i + 1 < values.size(); i += 2) {
      Object value = values.get(i + 1);
      switch (String.valueOf(values.get(i))) {
        case "value" -> addTexts(value, names);
        case "reason" -> reason = text(value);
        case "until" -> until = text(value);
        default -> {}
      }
    }
    return new Suppression.Text(names, reason, until, true);
  }

  private static void addTexts(Object value, List<String> names) {
    if (value instanceof List<?> several) {
      several.forEach(one -> names.add(text(one)));
    } else {
      names.add(text(value));
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  @SuppressWarnings("unchecked") // There are no arrays of generic types.
  private static List<AnnotationNode>[] orNone(List<AnnotationNode> @Nullable [] annotations) {
    return annotations == null ? (List<AnnotationNode>[]) new List<?>[0] : annotations;
  }
}
