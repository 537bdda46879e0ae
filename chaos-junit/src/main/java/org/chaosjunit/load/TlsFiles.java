package org.chaosjunit.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.chaosjunit.spi.HttpTls;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Resource;
import org.jspecify.annotations.Nullable;

/** Makes TLS of PEM files. */
final class TlsFiles {
    private static final char[] NO_PASSWORD = new char[0];

    private TlsFiles() {}

    static HttpTls read(String trust, String certificate, String key, Class<?> testClass) {
        if (certificate.isEmpty() != key.isEmpty()) {
            String missing = certificate.isEmpty() ? "certificate" : "key";
            throw new InvalidAttributeException(
                    missing,
                    "to be given together with `" + (certificate.isEmpty() ? "key" : "certificate") + "`",
                    "none",
                    "Write both or neither.");
        }
        if (trust.isEmpty() && key.isEmpty()) {
            return HttpTls.OF_JVM;
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(certificate, key, testClass), trusted(trust, testClass), null);
            return new HttpTls(trust, certificate, key, context);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("TLS cannot be made: " + impossible.getMessage(), impossible);
        }
    }

    private static TrustManager @Nullable [] trusted(String trust, Class<?> testClass)
            throws GeneralSecurityException, IOException {
        if (trust.isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates(Resource.read("trust", trust, testClass))) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] keys(String certificate, String key, Class<?> testClass)
            throws GeneralSecurityException, IOException {
        if (key.isEmpty()) {
            return null;
        }
        List<Certificate> chain = List.copyOf(certificates(Resource.read("certificate", certificate, testClass)));
        PrivateKey own = PemKey.read(Resource.read("key", key, testClass), chain.get(0));
        KeyStore store = emptyStore();
        store.setKeyEntry("client", own, NO_PASSWORD, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Resource file) throws CertificateException {
        String why = "none begins with -----BEGIN CERTIFICATE-----";
        if (file.text().contains("-----BEGIN CERTIFICATE-----")) {
            try {
                return CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(file.bytes()));
            } catch (CertificateException malformed) {
                why = String.valueOf(malformed.getMessage());
            }
        }
        throw new InvalidAttributeException(
                file.attribute(),
                "to name a PEM file with certificates",
                '"' + file.location() + "\": " + why,
                "A certificate of another format becomes one by `openssl x509 -outform pem`.");
    }
}
