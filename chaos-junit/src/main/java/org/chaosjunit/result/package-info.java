/** What an experiment found: verdicts, findings, evidence and the results file. */
@NullMarked
package org.chaosjunit.result;

import org.jspecify.annotations.NullMarked;
