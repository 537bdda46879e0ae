package org.chaosjunit.aws.local.lambda;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionCode;

/** Where the code of functions lies. */
public final class FunctionCodes implements AutoCloseable {
    /** The bucket that means a directory of this machine, as in LocalStack. */
    private static final String HOT_RELOAD = "hot-reload";

    private final List<Path> unpacked = new ArrayList<>();

    FunctionCodes() {}

    /** Names code that lies on this machine: the task root, and for Java what else belongs to the class path. */
    public static FunctionCode at(Path root, Path... more) {
        String paths = Stream.concat(Stream.of(root), Arrays.stream(more))
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return FunctionCode.builder().s3Bucket(HOT_RELOAD).s3Key(paths).build();
    }

    /** Names the class path of this JVM as a function's code; the task root is where its first directory is. */
    public static FunctionCode ofThisClassPath() {
        List<Path> paths = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .sorted(Comparator.comparing(path -> !Files.isDirectory(path)))
                .toList();
        return at(paths.get(0), paths.subList(1, paths.size()).toArray(Path[]::new));
    }

    List<Path> located(@Nullable SdkBytes zip, @Nullable String bucket, @Nullable String key) {
        if (zip != null) {
            return List.of(unzipped(zip));
        }
        if (HOT_RELOAD.equals(bucket) && key != null) {
            List<Path> paths =
                    Stream.of(key.split(File.pathSeparator, -1)).map(Path::of).toList();
            if (!Files.isDirectory(paths.get(0))) {
                throw new AwsError("InvalidParameterValueException", 400, "Not a directory: " + paths.get(0));
            }
            return paths;
        }
        throw new AwsError(
                "InvalidParameterValueException",
                501,
                "The stand-in takes ZipFile or the bucket \"" + HOT_RELOAD + "\" only.");
    }

    static String sha256(List<Path> code) {
        return Base64.getEncoder()
                .encodeToString(Integer.toHexString(code.hashCode()).getBytes(StandardCharsets.UTF_8));
    }

    private synchronized Path unzipped(SdkBytes zip) {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip.asByteArrayUnsafe()))) {
            Path root = Files.createTempDirectory("local-lambda-code");
            unpacked.add(root);
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = root.resolve(entry.getName()).normalize();
                if (!file.startsWith(root)) {
                    throw new AwsError("InvalidParameterValueException", 400, "Could not unzip uploaded file.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        unpacked.forEach(FunctionCodes::delete);
    }

    private static void delete(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // Left to whoever cleans the temporary directory.
        }
    }
}
