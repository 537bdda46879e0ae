package org.chaosjunit.aws.local.dynamodb;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;

/** The main class of the child process: DynamoDB Local, until the parent closes its standard input or dies. */
final class DynamoDbLocalProcess {
    private DynamoDbLocalProcess() {}

    /** Starts DynamoDB Local with its own arguments. */
    public static void main(String[] args) throws Exception {
        Thread parent = new Thread(DynamoDbLocalProcess::endWithParent, "parent");
        parent.setDaemon(true);
        parent.start();
        // Only the child has its classes.
        Object server = Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) args);
        stayLocal(server);
        server.getClass().getMethod("start").invoke(server);
    }

    /** It would listen on each address of the machine, and has no option against that. */
    private static void stayLocal(Object server) throws ReflectiveOperationException {
        Field field = server.getClass().getDeclaredField("server");
        field.setAccessible(true);
        Object jetty = field.get(server);
        for (Object connector : (Object[]) jetty.getClass().getMethod("getConnectors").invoke(jetty)) {
            connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
        }
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as the end of the stream.
        } finally {
            System.exit(0);
        }
    }
}
