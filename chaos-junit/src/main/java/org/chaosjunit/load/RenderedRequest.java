package org.chaosjunit.load;

import java.util.List;
import org.chaosjunit.spi.HttpOperation.Header;

/**
 * A request as it goes out.
 *
 * @param method the method
 * @param path path and query
 * @param headers in their order
 * @param body empty for none; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record RenderedRequest(String method, String path, List<Header> headers, byte[] body) {}
