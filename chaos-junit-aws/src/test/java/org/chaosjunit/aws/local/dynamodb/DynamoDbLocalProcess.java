package org.chaosjunit.aws.local.dynamodb;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.Arrays;

/** The main class of the child process: DynamoDB Local, until the parent closes its standard input or dies. */
final class DynamoDbLocalProcess {
    private DynamoDbLocalProcess() {}

    static final String LISTENING = "listening on ";

    /** Starts DynamoDB Local; the first argument is the port, 0 for a free one, and all others are its own. */
    public static void main(String[] args) throws Exception {
        Thread parent = new Thread(DynamoDbLocalProcess::endWithParent, "parent");
        parent.setDaemon(true);
        parent.start();
        // Only the child has its classes.
        Object server = Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        Object connector = connector(server);
        // It would listen on each address of the machine, and has no option against that.
        connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
        connector.getClass().getMethod("setPort", int.class).invoke(connector, Integer.parseInt(args[0]));
        server.getClass().getMethod("start").invoke(server);
        System.out.println(
                LISTENING + connector.getClass().getMethod("getLocalPort").invoke(connector));
    }

    private static Object connector(Object server) throws ReflectiveOperationException {
        Field field = server.getClass().getDeclaredField("server");
        field.setAccessible(true);
        Object jetty = field.get(server);
        Object[] connectors =
                (Object[]) jetty.getClass().getMethod("getConnectors").invoke(jetty);
        if (connectors.length != 1) {
            throw new IllegalStateException("DynamoDB Local has " + connectors.length + " connectors, not one");
        }
        return connectors[0];
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
