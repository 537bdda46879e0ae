package org.chaosjunit.jvm;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import org.jspecify.annotations.Nullable;

/** The copy of {@link BootDispatcher} in the boot loader. */
final class BootClass {
    // The number is that of its methods and events: copies of the library that differ in these do not share it.
    private static final String NAME = "org.chaosjunit.boot.Dispatcher1";

    private static final SimpleRemapper RENAMING =
            new SimpleRemapper(Opcodes.ASM9, BootDispatcher.class.getName().replace('.', '/'), NAME.replace('.', '/'));

    private final Class<?> type;
    private final Class<?> net;
    private final Method localAddress;

    private BootClass(Class<?> type, Class<?> net) throws ReflectiveOperationException {
        this.type = type;
        this.net = net;
        this.localAddress = net.getMethod("localAddress", FileDescriptor.class);
    }

    /** Finds the class, or defines it; also opens the two JDK packages that we need to ourselves. */
    static BootClass define(Instrumentation instrumentation) throws ReflectiveOperationException, IOException {
        Set<Module> us = Set.of(BootClass.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", us, "sun.nio.ch", us),
                Map.of("sun.nio.ch", us),
                Set.of(),
                Map.of());
        return new BootClass(findOrDefine(instrumentation), Class.forName("sun.nio.ch.Net", true, null));
    }

    /** Returns the class file of an advice or of the template, speaking of the copy in the boot loader. */
    static byte[] renamed(Class<?> template) throws IOException {
        ClassReader reader = new ClassReader(ClassFileLocator.ForClassLoader.read(template));
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor publicly = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version,
                    int access,
                    String name,
                    @Nullable String signature,
                    @Nullable String superName,
                    String @Nullable [] interfaces) {
                super.visit(version, access | Opcodes.ACC_PUBLIC, name, signature, superName, interfaces);
            }
        };
        reader.accept(new ClassRemapper(publicly, RENAMING), 0);
        return writer.toByteArray();
    }

    /** Tells whether we are the first copy of the library to claim the name. */
    boolean claim(String name) throws ReflectiveOperationException {
        return (boolean) type.getMethod("claim", String.class).invoke(null, name);
    }

    void add(BiFunction<String, Object[], @Nullable Object> listener) throws ReflectiveOperationException {
        type.getMethod("add", BiFunction.class).invoke(null, listener);
    }

    void remove(BiFunction<String, Object[], @Nullable Object> listener) throws ReflectiveOperationException {
        type.getMethod("remove", BiFunction.class).invoke(null, listener);
    }

    /** Returns the class in which the hook on connections sits. */
    Class<?> net() {
        return net;
    }

    /** Returns the local address of a socket that the hook has seen. */
    InetSocketAddress localAddress(FileDescriptor fd) throws ReflectiveOperationException {
        return (InetSocketAddress) localAddress.invoke(null, fd);
    }

    /** Returns the number of a descriptor. */
    int number(FileDescriptor fd) throws ReflectiveOperationException {
        return (int) ioUtil().getMethod("fdVal", FileDescriptor.class).invoke(null, fd);
    }

    /** Shuts the socket down that has the descriptor of this number, and leaves the descriptor open. */
    void shutDown(int number, int how) throws ReflectiveOperationException {
        Method shutdown = net.getDeclaredMethod("shutdown", FileDescriptor.class, int.class);
        shutdown.setAccessible(true);
        // One that no cleaner knows, so that nobody closes it.
        shutdown.invoke(null, ioUtil().getMethod("newFD", int.class).invoke(null, number), how);
    }

    private static Class<?> ioUtil() throws ClassNotFoundException {
        return Class.forName("sun.nio.ch.IOUtil", true, null);
    }

    private static Class<?> findOrDefine(Instrumentation instrumentation)
            throws ReflectiveOperationException, IOException {
        Optional<Class<?>> known = find();
        if (known.isPresent()) {
            return known.get();
        }
        byte[] bytes = renamed(BootDispatcher.class);
        try {
            defineQuietly(bytes);
        } catch (ReflectiveOperationException | LinkageError e) {
            // Either another copy of the library was faster, or this JDK has no such method any more.
            if (find().isEmpty()) {
                append(instrumentation, bytes);
            }
        }
        return Class.forName(NAME, true, null);
    }

    private static Optional<Class<?>> find() {
        try {
            return Optional.of(Class.forName(NAME, true, null));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    // The other way prints a warning about class data sharing.
    private static void defineQuietly(byte[] bytes) throws ReflectiveOperationException {
        Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe", true, null);
        Object instance = unsafe.getMethod("getUnsafe").invoke(null);
        unsafe.getMethod(
                        "defineClass",
                        String.class,
                        byte[].class,
                        int.class,
                        int.class,
                        ClassLoader.class,
                        ProtectionDomain.class)
                .invoke(instance, NAME, bytes, 0, bytes.length, null, null);
    }

    private static void append(Instrumentation instrumentation, byte[] bytes) throws IOException {
        Path jar = Files.createTempFile("chaos-junit-boot", ".jar");
        jar.toFile().deleteOnExit();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(NAME.replace('.', '/') + ".class"));
            out.write(bytes);
        }
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar.toFile()));
    }
}
