package org.chaosjunit.spi;

/**
 * What is wrong with an attribute of an annotation, in words that an error message is made of.
 *
 * <p>It reads: requires {@code `attribute`} {@code required}, but found {@code found}. {@code remedy}
 *
 * @param attribute name of the attribute; empty if the whole annotation is meant
 * @param required what is allowed, continuing "requires `attribute` ...", for example {@code to be at most `max`}
 * @param found what was found, for example {@code min = 400, max = 100}
 * @param remedy a sentence that says what to write instead
 */
public record Problem(String attribute, String required, String found, String remedy) {
    @Override
    public String toString() {
        String what = attribute.isEmpty() ? "" : "`" + attribute + "` ";
        return "requires " + what + required + ", but found " + found + ". " + remedy;
    }
}
