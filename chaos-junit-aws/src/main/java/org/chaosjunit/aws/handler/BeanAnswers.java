package org.chaosjunit.aws.handler;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers of a class with properties, such as {@code APIGatewayProxyResponseEvent}. */
final class BeanAnswers<O> implements Answers<O> {
    private final Constructor<O> constructor;
    private final Map<String, Method> setters = new LinkedHashMap<>();
    private final Map<String, Method> getters = new LinkedHashMap<>();

    private BeanAnswers(Class<O> type) throws NoSuchMethodException {
        constructor = type.getConstructor();
        for (Method method : type.getMethods()) {
            String name = method.getName();
            if (Modifier.isStatic(method.getModifiers()) || method.isBridge()) {
                continue;
            }
            if (name.startsWith("set") && method.getParameterCount() == 1) {
                setters.put(name.substring("set".length()), method);
            } else if (name.matches("(get|is)\\p{Lu}.*") && method.getParameterCount() == 0) {
                getters.put(name.replaceFirst("^(get|is)", ""), method);
            }
        }
    }

    /** Returns how answers of that class are made; empty if that is not known. */
    static Optional<Answers<?>> of(Class<?> type) {
        try {
            BeanAnswers<?> answers = new BeanAnswers<>(type);
            return answers.isUsable() ? Optional.of(answers) : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private boolean isUsable() {
        return !Modifier.isAbstract(constructor.getDeclaringClass().getModifiers())
                && Modifier.isPublic(constructor.getDeclaringClass().getModifiers())
                && takes("StatusCode", int.class, Integer.class)
                && takes("Body", String.class)
                && getters.containsKey("Body");
    }

    private boolean takes(String property, Class<?>... types) {
        Method setter = setters.get(property);
        return setter != null && Arrays.asList(types).contains(setter.getParameterTypes()[0]);
    }

    @Override
    public O ofStatus(int statusCode, String body) {
        O answer = made();
        set(answer, "StatusCode", statusCode);
        set(answer, "Body", body);
        if (takes("Headers", Map.class)) {
            set(answer, "Headers", new LinkedHashMap<>(JsonAnswers.HEADERS));
        }
        return answer;
    }

    @Override
    public Optional<String> body(@Nullable O answer) {
        return answer != null && get(answer, "Body") instanceof String body ? Optional.of(body) : Optional.empty();
    }

    @Override
    public O withBody(@Nullable O answer, String body) {
        O changed = made();
        if (answer != null) {
            for (String property : setters.keySet()) {
                if (getters.containsKey(property)) {
                    set(changed, property, get(answer, property));
                }
            }
        }
        set(changed, "Body", body);
        return changed;
    }

    private O made() {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("could not make an answer", e);
        }
    }

    private @Nullable Object get(O answer, String property) {
        try {
            return required(getters, property).invoke(answer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("could not read `" + property + "` of an answer", e);
        }
    }

    private void set(O answer, String property, @Nullable Object value) {
        try {
            required(setters, property).invoke(answer, value);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("could not set `" + property + "` of an answer", e);
        }
    }

    private static Method required(Map<String, Method> methods, String property) {
        Method method = methods.get(property);
        if (method == null) {
            throw new IllegalStateException("an answer has no `" + property + "`");
        }
        return method;
    }
}
