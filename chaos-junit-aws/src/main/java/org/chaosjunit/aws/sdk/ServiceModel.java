package org.chaosjunit.aws.sdk;

/** What is known of a service from the SDK's module for it, if that is on the class path. */
final class ServiceModel {
    private static final String SERVICES = "software/amazon/awssdk/services/";

    private ServiceModel() {}

    /** Tells whether the module of a service is there, by the name that it has in most cases. */
    static boolean isThere(String service) {
        return ServiceModel.class.getClassLoader().getResource(SERVICES + service + "/") != null;
    }

    /** Tells whether an operation is a mistake for sure; a glob never is. */
    static boolean isKnownNotToHave(String service, String operation) {
        ClassLoader loader = ServiceModel.class.getClassLoader();
        String model = SERVICES + service + "/model/";
        return !operation.contains("*")
                && loader.getResource(model) != null
                && loader.getResource(model + operation + "Request.class") == null;
    }
}
