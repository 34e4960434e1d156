package dev.pinlint.configuration.android;

import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ASM9;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Android's own classes, from the jar that Robolectric makes of a release. What they have in native
 * code answers nothing: zero, or null. Classes for a newer machine are taken for this one.
 */
final class AndroidPlatform extends ClassLoader implements AutoCloseable {

  private final ZipFile jar;

  AndroidPlatform(Path jar) {
    super(AndroidPlatform.class.getClassLoader());
    try {
      this.jar = new ZipFile(jar.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean isResolved) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      ZipEntry entry = jar.getEntry(name.replace('.', '/') + ".class");
      if (known != null) {
        return known;
      } else if (entry == null || name.startsWith("java.") || name.startsWith("javax.")) {
        return super.loadClass(name, isResolved);
      }
      try (InputStream stream = jar.getInputStream(entry)) {
        byte[] bytes = forThisMachine(stream.readAllBytes());
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static byte[] forThisMachine(byte[] bytes) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(ASM9, writer) {
              @Override
              public void visit(
                  int version, int access, String name, String type, String up, String[] more) {
                super.visit(Math.min(version, Opcodes.V17), access, name, type, up, more);
              }

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] thrown) {
                MethodVisitor method =
                    super.visitMethod(access & ~ACC_NATIVE, name, type, signature, thrown);
                if ((access & ACC_NATIVE) != 0) {
                  answerNothing(method, Type.getReturnType(type));
                }
                return new CallsOfThePlatform(method);
              }
            },
            0);
    return writer.toByteArray();
  }

  /** Android has copies of arrays for each type of elements. */
  private static final class CallsOfThePlatform extends MethodVisitor {
    CallsOfThePlatform(MethodVisitor method) {
      super(ASM9, method);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String type, boolean isInterface) {
      boolean isCopy = owner.equals("java/lang/System") && name.equals("arraycopy");
      super.visitMethodInsn(
          opcode,
          owner,
          name,
          isCopy ? "(Ljava/lang/Object;ILjava/lang/Object;II)V" : type,
          isInterface);
    }
  }

  private static void answerNothing(MethodVisitor method, Type result) {
    method.visitCode();
    switch (result.getSort()) {
      case Type.VOID -> {}
      case Type.OBJECT, Type.ARRAY -> method.visitInsn(Opcodes.ACONST_NULL);
      case Type.LONG -> method.visitInsn(Opcodes.LCONST_0);
      case Type.DOUBLE -> method.visitInsn(Opcodes.DCONST_0);
      case Type.FLOAT -> method.visitInsn(Opcodes.FCONST_0);
      default -> method.visitInsn(Opcodes.ICONST_0);
    }
    method.visitInsn(result.getOpcode(Opcodes.IRETURN));
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
