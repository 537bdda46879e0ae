/** The settings of all services against the stand-in. */
package org.chaosjunit.aws.settings;
