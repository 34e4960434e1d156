import dev.pinlint.authorities.KnownKeys;
import java.lang.management.ManagementFactory;
import java.util.Base64;

/** What it costs to look one pin up, the first time in a virtual machine: see README.md. */
final class KnownKeysLoad {

  public static void main(String[] arguments) {
    byte[] digest = Base64.getDecoder().decode("C5+lpZ7tcVwmwQIMcRtPbsQtWLABXhQzejna0wHFr8M=");
    long bytes = used();
    long cpu = ManagementFactory.getThreadMXBean().isCurrentThreadCpuTimeSupported() ? cpu() : 0;
    long wall = System.nanoTime();
    String name = KnownKeys.get().ofKey(digest).orElseThrow().name();
    wall = System.nanoTime() - wall;
    cpu = cpu() - cpu;
    System.out.printf(
        "%s: %.0f ms of CPU, %.0f ms, %.1f MB kept%n",
        name, cpu / 1e6, wall / 1e6, (used() - bytes) / 1e6);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
