/** Identity and Access Management of the stand-in. */
package org.chaosjunit.aws.local.iam;
