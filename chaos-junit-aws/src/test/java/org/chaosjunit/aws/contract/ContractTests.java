package org.chaosjunit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.ParameterStore;
import org.chaosjunit.aws.lambda.ThrottledFunction;
import org.chaosjunit.spi.SharedEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.ssm.SsmClient;

class ContractTests {
    private static final String ASSUMABLE = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "lambda.amazonaws.com"}}]}
            """;

    @ParameterizedTest
    @EnumSource
    void aParameterIsChangedAndComesBackByteForByte(WhichAws which) throws Exception {
        try (Endpoint aws = which.open()) {
            String before = "{ \"isEnabled\":false ,\n\t\"note\": \"grün & <b>\" }";
            String name = "/" + aws.name("contract");
            SsmClient ssm = AwsClients.client(aws.place(), "ssm", SsmClient.builder());
            ssm.putParameter(r -> r.name(name).value(before).type("String"));
            aws.atTheEnd(() -> ssm.deleteParameter(r -> r.name(name)));
            RoundTrip trip = new RoundTrip();

            trip.there(new ParameterFault(aws.place(), name));
            assertThat(ssm.getParameter(r -> r.name(name)).parameter().value()).isEqualTo(ParameterFault.CONFIGURATION);

            trip.back();
            assertThat(ssm.getParameter(r -> r.name(name)).parameter().value()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReservedConcurrencyComesBack(WhichAws which) throws Exception {
        try (Endpoint aws = which.open()) {
            LambdaClient lambda = function(aws);
            lambda.putFunctionConcurrency(
                    r -> r.functionName(aws.name("contract")).reservedConcurrentExecutions(5));

            throttleAndBack(aws, lambda, Optional.of(5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConcurrencyThatWasNotReservedIsNotReservedAfterwards(WhichAws which) throws Exception {
        try (Endpoint aws = which.open()) {
            throttleAndBack(aws, function(aws), Optional.empty());
        }
    }

    private static void throttleAndBack(Endpoint aws, LambdaClient lambda, Optional<Integer> before) throws Exception {
        String name = aws.name("contract");
        RoundTrip trip = new RoundTrip();

        trip.there(new ThrottledFunction(aws.place(), name, 0));
        assertThat(reserved(lambda, name)).contains(0);

        trip.back();
        assertThat(reserved(lambda, name)).isEqualTo(before);
    }

    private static Optional<Integer> reserved(LambdaClient lambda, String name) {
        return Optional.ofNullable(
                lambda.getFunctionConcurrency(r -> r.functionName(name)).reservedConcurrentExecutions());
    }

    @ParameterizedTest
    @EnumSource
    void onlyOneMachineCreatesOrReplacesAnEntryOfTheSharedStore(WhichAws which) throws Exception {
        try (Endpoint aws = which.open()) {
            ParameterStore store = new ParameterStore(aws.place());
            String target = aws.name("target");
            aws.atTheEnd(() -> store.remove(target, "lease"));

            SharedEntry seen = store.create(target, "lease", "the first's", "a contract test")
                    .orElseThrow();
            assertThat(store.create(target, "lease", "the second's", "a contract test"))
                    .isEmpty();
            assertThat(store.read(target, "lease")).contains(seen);
            assertThat(store.replace(target, "lease", "the third's", seen)).isPresent();
            assertThat(store.replace(target, "lease", "the fourth's", seen)).isEmpty();
            assertThat(store.read(target, "lease").map(SharedEntry::content)).contains("the third's");
            assertThat(store.names(target)).containsExactly("lease");

            store.remove(target, "lease");
            assertThat(store.read(target, "lease")).isEmpty();
        }
    }

    private static LambdaClient function(Endpoint aws) throws IOException {
        String name = aws.name("contract");
        IamClient iam = AwsClients.client(aws.place(), "iam", IamClient.builder());
        String role = iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(ASSUMABLE))
                .role()
                .arn();
        aws.atTheEnd(() -> iam.deleteRole(r -> r.roleName(name)));
        LambdaClient lambda = AwsClients.client(aws.place(), "lambda", LambdaClient.builder());
        SdkBytes code = SdkBytes.fromByteArray(zip("index.js", "exports.handler = async () => 1;"));
        lambda.createFunction(r -> r.functionName(name)
                .runtime("nodejs20.x")
                .handler("index.handler")
                .role(role)
                .code(c -> c.zipFile(code)));
        aws.atTheEnd(() -> lambda.deleteFunction(r -> r.functionName(name)));
        return lambda;
    }

    private static byte[] zip(String file, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(file));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
