package org.chaosjunit.result;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Puts into words what is wrong with a file. */
public final class FileTrouble {
    private FileTrouble() {}

    /** Returns why, where the message of the exception alone would only be a file name or null. */
    public static String words(Throwable thrown) {
        if (thrown instanceof AccessDeniedException) {
            return "no permission";
        }
        if (thrown instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (thrown instanceof FileAlreadyExistsException || thrown instanceof NotDirectoryException) {
            return "a file is in the way";
        }
        if (thrown instanceof DirectoryNotEmptyException) {
            return "it is a directory that is not empty";
        }
        String reason = thrown instanceof FileSystemException file ? reason(file) : thrown.getMessage();
        return reason == null ? thrown.toString() : reason;
    }

    private static @Nullable String reason(FileSystemException thrown) {
        return thrown.getReason() == null ? thrown.getMessage() : thrown.getReason();
    }
}
