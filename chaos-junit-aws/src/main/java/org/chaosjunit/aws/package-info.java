/** AWS services as targets, metric sources and rollout controls. */
package org.chaosjunit.aws;
