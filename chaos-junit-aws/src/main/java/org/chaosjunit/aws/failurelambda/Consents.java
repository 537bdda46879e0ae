package org.chaosjunit.aws.failurelambda;

import java.util.List;

/**
 * What the annotation of a target allows and demands.
 *
 * @param force whether what is dangerous or leaves traces is allowed
 * @param sticky whether it is meant that a denial goes on in every container that once drew it
 * @param isLayer whether failure-lambda 1.x acts as a layer around the function, not inside it
 * @param match conditions on the event
 */
record Consents(boolean force, boolean sticky, boolean isLayer, List<Condition> match) {
    static final Consents NONE = new Consents(false, false, false, List.of());

    Consents {
        match = List.copyOf(match);
    }
}
