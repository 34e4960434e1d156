import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AdviceAdapter;

/**
 * A Java agent that adds up the thread CPU time spent in some methods, and what they call. At the
 * end it prints that and the CPU time of the process, in seconds.
 *
 * <p>Takes the methods, separated by commas, as {@code a/b/Type.method}.
 */
public final class HostMeter {

  private HostMeter() {}

  /** Starts the agent. */
  public static void premain(String arguments, Instrumentation instrumentation) throws IOException {
    instrumentation.appendToBootstrapClassLoaderSearch(counterJar());
    List<String> methods = Arrays.asList(arguments.split(","));
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String type,
              Class<?> redefined,
              ProtectionDomain domain,
              byte[] bytes) {
            return methods.stream().anyMatch(method -> method.startsWith(type + "."))
                ? metered(type, methods, bytes)
                : null;
          }
        });
  }

  /** What the metered methods call must be seen by the class loader of every plugin. */
  private static JarFile counterJar() throws IOException {
    Path jar = Files.createTempFile("counter", ".jar");
    jar.toFile().deleteOnExit();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("HostCounter.class"));
      HostMeter.class.getResourceAsStream("HostCounter.class").transferTo(out);
    }
    return new JarFile(jar.toFile());
  }

  private static byte[] metered(String type, List<String> methods, byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            return methods.contains(type + "." + name)
                ? counting(next, access, name, descriptor)
                : next;
          }
        },
        ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static MethodVisitor counting(
      MethodVisitor next, int access, String name, String descriptor) {
    return new AdviceAdapter(Opcodes.ASM9, next, access, name, descriptor) {
      @Override
      protected void onMethodEnter() {
        visitMethodInsn(Opcodes.INVOKESTATIC, "HostCounter", "enter", "()V", false);
      }

      @Override
      protected void onMethodExit(int opcode) {
        visitMethodInsn(Opcodes.INVOKESTATIC, "HostCounter", "exit", "()V", false);
      }
    };
  }
}
