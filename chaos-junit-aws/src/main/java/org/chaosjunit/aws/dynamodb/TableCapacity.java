package org.chaosjunit.aws.dynamodb;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.Settled;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The capacity of a table. */
record TableCapacity(AwsPlace place, DynamoDbClient dynamoDb, String table) implements Setting {
    private static final Duration UPDATE = Duration.ofMinutes(5);

    @Override
    public Optional<String> read() throws Exception {
        // While a table is being updated it still tells the numbers from before, which would look like no change at
        // all.
        return Optional.of(capacity(awaitActive()).toString());
    }

    private TableDescription description() {
        try {
            return dynamoDb.describeTable(request -> request.tableName(table)).table();
        } catch (ResourceNotFoundException e) {
            throw new NoSuchElementException("there is no table \"" + table + "\" in " + place.region());
        }
    }

    private static Capacity capacity(TableDescription found) {
        boolean isOnDemand = found.billingModeSummary() != null
                && found.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
        if (!isOnDemand) {
            return new Capacity(
                    false,
                    found.provisionedThroughput().readCapacityUnits(),
                    found.provisionedThroughput().writeCapacityUnits());
        }
        OnDemandThroughput most = found.onDemandThroughput();
        return most == null
                ? new Capacity(true, Capacity.UNLIMITED, Capacity.UNLIMITED)
                : new Capacity(true, orUnlimited(most.maxReadRequestUnits()), orUnlimited(most.maxWriteRequestUnits()));
    }

    private static long orUnlimited(@Nullable Long units) {
        return units == null ? Capacity.UNLIMITED : units;
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) throws Exception {
        Capacity capacity = Capacity.parse(value.orElseThrow());
        awaitActive();
        try {
            dynamoDb.updateTable(request -> set(capacity, request.tableName(table)));
        } catch (LimitExceededException e) {
            throw new IllegalStateException(
                    "DynamoDB refuses to change the capacity of table \"" + table + "\" now: " + e.getMessage()
                            + " It allows four decreases at any time of a day (UTC), then one for each hour without any;"
                            + " increases are not limited",
                    e);
        }
        awaitActive();
    }

    private static void set(Capacity capacity, UpdateTableRequest.Builder request) {
        if (capacity.onDemand()) {
            request.onDemandThroughput(
                    most -> most.maxReadRequestUnits(capacity.read()).maxWriteRequestUnits(capacity.write()));
        } else {
            request.provisionedThroughput(
                    units -> units.readCapacityUnits(capacity.read()).writeCapacityUnits(capacity.write()));
        }
    }

    private TableDescription awaitActive() throws Exception {
        return Settled.await(
                "table \"" + table + "\" to be ACTIVE",
                UPDATE,
                this::description,
                found -> found.tableStatus() == TableStatus.ACTIVE);
    }

    @Override
    public Duration settles() {
        // An update that runs already, and then ours.
        return UPDATE.multipliedBy(2);
    }

    @Override
    public String byHand(Optional<String> value) {
        Capacity capacity = Capacity.parse(value.orElseThrow());
        return AwsCommand.line(
                place,
                "dynamodb",
                "update-table",
                "--table-name",
                table,
                capacity.onDemand() ? "--on-demand-throughput" : "--provisioned-throughput",
                capacity.onDemand()
                        ? "MaxReadRequestUnits=" + capacity.read() + ",MaxWriteRequestUnits=" + capacity.write()
                        : "ReadCapacityUnits=" + capacity.read() + ",WriteCapacityUnits=" + capacity.write());
    }
}
