package org.chaosjunit.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No experiment: the library is on the class path and must stay out of the way. */
class PlainTestCase {
    @Test
    void addsUp() {
        assertThat(1 + 1).isEqualTo(2);
    }
}
