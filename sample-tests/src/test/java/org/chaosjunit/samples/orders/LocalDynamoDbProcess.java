package org.chaosjunit.samples.orders;

import java.io.IOException;
import java.io.OutputStream;

/** The main class of the child process: DynamoDB Local, until the parent closes its standard input or dies. */
final class LocalDynamoDbProcess {
    private LocalDynamoDbProcess() {}

    /** Starts DynamoDB Local with its own arguments. */
    public static void main(String[] args) throws Exception {
        Thread parent = new Thread(LocalDynamoDbProcess::endWithParent, "parent");
        parent.setDaemon(true);
        parent.start();
        // Only the child has these classes.
        Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
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
