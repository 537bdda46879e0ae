package org.chaosjunit.spi;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Whom an HTTPS load trusts, and who it says it is; host names are always verified.
 *
 * @param trust file with the certificates that are trusted, as written; empty for those that the JVM trusts
 * @param certificate file with the client's certificate, as written; empty for none
 * @param key file with its key, as written; empty for none
 * @param made what was made of them; null for the JVM's own
 */
public record HttpTls(
        String trust,
        String certificate,
        String key,
        @Nullable SSLContext made) {
    /** What the JVM trusts, without a client's certificate. */
    public static final HttpTls OF_JVM = new HttpTls("", "", "", null);

    /**
     * Returns what connections are secured with.
     *
     * @throws IllegalStateException if the JVM's own cannot be made, for example for a broken trust store
     */
    public SSLContext context() {
        SSLContext own = made;
        if (own != null) {
            return own;
        }
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("The JVM has no TLS of its own: " + broken.getMessage(), broken);
        }
    }
}
