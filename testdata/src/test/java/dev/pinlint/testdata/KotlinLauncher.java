package dev.pinlint.testdata;

/** Starts a Kotlin compiler that may be older than the JDK that it runs on. */
final class KotlinLauncher {

  /** The newest JDK whose number Kotlin 1.9 can read. */
  private static final int NEWEST_KNOWN = 21;

  private KotlinLauncher() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    if (Runtime.version().feature() > NEWEST_KNOWN) {
      // The compiler asks for no more than whether there are modules. The JVM overwrites what its
      // command line says of these.
      System.setProperty("java.version", NEWEST_KNOWN + ".0.1");
      System.setProperty("java.runtime.version", NEWEST_KNOWN + ".0.1+1");
    }
    Class.forName("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }
}
