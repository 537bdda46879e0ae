package org.chaosjunit.aws.local.wire;

/** The protocols of AWS. */
public final class Protocols {
    private Protocols() {}

    /**
     * Returns awsJson1.0 or awsJson1.1.
     *
     * @param target what precedes the operation in {@code X-Amz-Target}, without the point
     */
    public static Protocol json(String version, String target) {
        return new AwsJson(version, target);
    }

    /**
     * Returns awsQuery.
     *
     * @param version for example {@code 2011-06-15}
     */
    public static Protocol query(String namespace, String version) {
        return new Query(namespace, version);
    }

    /** Returns ec2Query. */
    public static Protocol ec2(String version) {
        return new Ec2Query(version);
    }

    /** Returns restJson1. */
    public static Protocol restJson(Routes routes) {
        return new RestJson(routes);
    }

    /** Returns restXml. */
    public static Protocol restXml(Routes routes, String namespace) {
        return new RestXml(routes, namespace);
    }

    /** Returns rpc-v2-cbor. */
    public static Protocol cbor(String service) {
        return new RpcV2Cbor(service);
    }
}
