package dev.pinlint.errorprone.javac;

/** The parts that lower the code of one frame together; each handles some kinds of trees. */
final class Lowering {

  private final Frame frame;
  private final StatementLowering statements;
  private final SwitchLowering switches;
  private final ExpressionLowering expressions;
  private final ConditionLowering conditions;
  private final PatternLowering patterns;
  private final NameLowering names;
  private final CallLowering calls;
  private final AssignmentLowering assignments;
  private final ClosureLowering closures;

  Lowering(Frame frame) {
    this.frame = frame;
    statements = new StatementLowering(this);
    switches = new SwitchLowering(this);
    expressions = new ExpressionLowering(this);
    conditions = new ConditionLowering(this);
    patterns = new PatternLowering(this);
    names = new NameLowering(this);
    calls = new CallLowering(this);
    assignments = new AssignmentLowering(this);
    closures = new ClosureLowering(this);
  }

  Frame frame() {
    return frame;
  }

  StatementLowering statements() {
    return statements;
  }

  SwitchLowering switches() {
    return switches;
  }

  ExpressionLowering expressions() {
    return expressions;
  }

  ConditionLowering conditions() {
    return conditions;
  }

  PatternLowering patterns() {
    return patterns;
  }

  NameLowering names() {
    return names;
  }

  CallLowering calls() {
    return calls;
  }

  AssignmentLowering assignments() {
    return assignments;
  }

  ClosureLowering closures() {
    return closures;
  }
}
