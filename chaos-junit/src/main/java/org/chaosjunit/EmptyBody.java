package org.chaosjunit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Recognises a test method that does nothing: it injects nothing and asserts nothing, so annotations must. */
final class EmptyBody {
    private EmptyBody() {}

    /** Tells whether the method is known to do nothing. */
    static boolean is(Method method) {
        Class<?> type = method.getDeclaringClass();
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in != null && isEmpty(OpenedClassReader.of(in.readAllBytes()), method);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isEmpty(ClassReader type, Method method) {
        String wanted = method.getName() + Type.getMethodDescriptor(method);
        AtomicBoolean empty = new AtomicBoolean();
        ClassVisitor methods = new ClassVisitor(OpenedClassReader.ASM_API) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                return wanted.equals(name + descriptor) ? new StackDepth(empty) : null;
            }
        };
        type.accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return empty.get();
    }

    /** Code that puts nothing on the stack can neither call nor throw anything. */
    private static final class StackDepth extends MethodVisitor {
        private final AtomicBoolean empty;

        StackDepth(AtomicBoolean empty) {
            super(OpenedClassReader.ASM_API);
            this.empty = empty;
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            empty.set(maxStack == 0);
        }
    }
}
