package org.chaosjunit.spi;

/**
 * Names methods of one class: {@code com.acme.OrderRepository#save}, all overloads.
 *
 * @param className binary name of the class that declares the method
 * @param method name of the method
 */
public record MethodPattern(String className, String method) {
    /**
     * Parses {@code className#method}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static MethodPattern parse(String text) {
        int hash = text.indexOf('#');
        if (hash < 1 || hash != text.lastIndexOf('#') || hash == text.length() - 1 || !text.equals(text.strip())) {
            throw new IllegalArgumentException("not of the form class#method: " + text);
        }
        return new MethodPattern(text.substring(0, hash), text.substring(hash + 1));
    }

    @Override
    public String toString() {
        return className + "#" + method;
    }
}
