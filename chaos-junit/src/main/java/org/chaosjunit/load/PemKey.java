package org.chaosjunit.load;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Resource;

/** Reads a private key; no message ever quotes it. */
final class PemKey {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END PRIVATE KEY-----");

    private PemKey() {}

    /** Returns the key that belongs to a certificate. */
    static PrivateKey read(Resource file, Certificate certificate) {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        Matcher key = PKCS8.matcher(file.text());
        if (!key.find()) {
            throw invalid(file, "it has no -----BEGIN PRIVATE KEY-----");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw invalid(file, "it is no key for the " + algorithm + " of the certificate");
        }
    }

    private static InvalidAttributeException invalid(Resource file, String why) {
        return new InvalidAttributeException(
                file.attribute(),
                "to name a PEM file with a key of PKCS#8 without a password",
                '"' + file.location() + "\": " + why,
                "Another key becomes one by `openssl pkcs8 -topk8 -nocrypt`.");
    }
}
