/** The gate as Maven goals. */
package org.chaosjunit.maven;
