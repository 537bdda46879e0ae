package org.chaosjunit.sampling;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Where a page is.
 *
 * @param uri absolute, with a host
 */
public record PageUrl(URI uri) {
    /**
     * Parses the attribute {@code url}.
     *
     * @param example one that would be right, for the error
     * @throws InvalidAttributeException if it is not an absolute URL of http or https
     */
    public static PageUrl parse(String text, String example) {
        URI uri = uri(text, example);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw invalid("to begin with http:// or https://", text, example);
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidAttributeException(
                    "url",
                    "to hold no user and password",
                    "some before the host",
                    "Write for example `headers = \"Authorization: Bearer ${METRICS_TOKEN}\"`.");
        }
        if (uri.getHost() == null) {
            throw invalid("to name a host", text, example);
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw invalid("to have a port from 1 to 65535", text, example);
        }
        return new PageUrl(uri);
    }

    private static URI uri(String text, String example) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw invalid("to be a URL", text, example);
        }
    }

    private static InvalidAttributeException invalid(String required, String text, String example) {
        return new InvalidAttributeException(
                "url", required, '"' + text + '"', "Write for example `url = \"" + example + "\"`.");
    }

    Socket connect(Deadline deadline) throws IOException {
        Socket plain = deadline.closing(new Socket());
        plain.setTcpNoDelay(true);
        plain.connect(new InetSocketAddress(host(), port()));
        return isSecure() ? secure(plain, deadline) : plain;
    }

    private Socket secure(Socket plain, Deadline deadline) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = deadline.closing((SSLSocket) factory.createSocket(plain, host(), port(), true));
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    private String host() {
        return uri.getHost().replaceAll("^\\[|]$", "");
    }

    private int port() {
        int otherwise = isSecure() ? 443 : 80;
        return uri.getPort() < 0 ? otherwise : uri.getPort();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
