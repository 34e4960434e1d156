package dev.pinlint.errorprone.javac;

import com.sun.tools.javac.code.Attribute;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.pinlint.model.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the annotations that ask for findings not to be reported. */
final class SuppressionAnnotations {

  private SuppressionAnnotations() {}

  /** Those of a declaration, and of the parameters of a method. */
  static List<Suppression.Text> of(Symbol declaration) {
    List<Suppression.Text> found = new ArrayList<>();
    for (Attribute.Compound annotation : declaration.getAnnotationMirrors()) {
      Symbol type = annotation.type.tsym;
      boolean isOwn = type.name.contentEquals(Suppression.OWN_NAME);
      if (isOwn || type.getQualifiedName().contentEquals("java.lang.SuppressWarnings")) {
        found.add(read(annotation, isOwn));
      }
    }
    if (declaration instanceof MethodSymbol method && method.params != null) {
      for (VarSymbol parameter : method.params) {
        found.addAll(of(parameter));
      }
    }
    return found;
  }

  private static Suppression.Text read(Attribute.Compound annotation, boolean isOwn) {
    List<String> names = new ArrayList<>();
    String reason = "";
    String until = "";
    for (Map.Entry<MethodSymbol, Attribute> value : annotation.getElementValues().entrySet()) {
      switch (value.getKey().getSimpleName().toString()) {
        case "value" -> addTexts(value.getValue(), names);
        case "reason" -> reason = text(value.getValue());
        case "until" -> until = text(value.getValue());
        default -> {}
      }
    }
    return new Suppression.Text(names, reason, until, isOwn);
  }

  private static void addTexts(Attribute value, List<String> names) {
    if (value instanceof Attribute.Array several) {
      for (Attribute one : several.values) {
        names.add(text(one));
      }
    } else {
      names.add(text(value));
    }
  }

  private static String text(Attribute value) {
    return value instanceof Attribute.Constant constant
            && constant.getValue() instanceof String text
        ? text
        : "";
  }
}
