package org.chaosjunit.spi;

import java.util.Arrays;

/**
 * Names methods of one class: {@code com.acme.OrderRepository#save}, all overloads.
 *
 * @param className binary name of the class that declares the method, so {@code Outer$Inner} for a nested one
 * @param method name of the method
 */
public record MethodPattern(String className, String method) {
    /**
     * Parses {@code className#method}.
     *
     * @throws IllegalArgumentException if the text has another form; the message is a phrase such as {@code "save" is
     *     not of the form class#method}
     */
    public static MethodPattern parse(String text) {
        int hash = text.indexOf('#');
        String className = text.substring(0, Math.max(0, hash));
        String method = text.substring(hash + 1);
        if (method.endsWith(")") && method.indexOf('(') > 0) {
            throw new IllegalArgumentException('"' + text + "\" names parameters, but all overloads are meant");
        }
        if (method.equals("<init>")) {
            throw new IllegalArgumentException('"' + text + "\" names a constructor, not a method");
        }
        if (!isBinaryName(className) || !isIdentifier(method)) {
            throw new IllegalArgumentException('"' + text + "\" is not of the form class#method");
        }
        return new MethodPattern(className, method);
    }

    // Other languages of the JVM allow names that Java reserves, so only characters are checked.
    private static boolean isBinaryName(String text) {
        return Arrays.stream(text.split("\\.", -1)).allMatch(MethodPattern::isIdentifier);
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && Character.isJavaIdentifierStart(text.charAt(0))
                && text.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '-');
    }

    @Override
    public String toString() {
        return className + "#" + method;
    }
}
