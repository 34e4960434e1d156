package dev.pinlint.bytecode;

/**
 * A class file as a host found it.
 *
 * @param path its path as shown to users, as in {@code lib/foo.jar!/a/B.class}
 * @param bytes its content, which is not trusted and not changed
 */
@SuppressWarnings("ArrayRecordComponent") // A copy of every class file would double the memory.
public record ClassFile(String path, byte[] bytes) {}
