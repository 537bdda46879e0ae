/** The serverless chaos lab: a pipeline that turns JSON into CSV, and what its experiments show. */
@NullMarked
package org.chaosjunit.samples.aws.lab;

import org.jspecify.annotations.NullMarked;
