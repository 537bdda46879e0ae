package org.chaosjunit.aws.ec2;

/**
 * An instance that may be terminated, with all that is said of it anywhere.
 *
 * @param instance its id
 * @param group the group that it belongs to
 * @param zone its availability zone
 */
record Candidate(String instance, String group, String zone) {
    @Override
    public String toString() {
        return instance + " of group " + group + " in " + zone;
    }
}
