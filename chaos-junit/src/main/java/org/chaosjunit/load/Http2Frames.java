package org.chaosjunit.load;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http2.config.H2Param;
import org.apache.hc.core5.http2.frame.FrameFlag;
import org.apache.hc.core5.http2.frame.FrameType;
import org.apache.hc.core5.http2.frame.RawFrame;
import org.apache.hc.core5.http2.impl.nio.H2StreamListener;

/** Reads from the frames of a connection what HttpCore tells nobody. */
final class Http2Frames implements H2StreamListener {
    private final Http2Connection connection;

    Http2Frames(Http2Connection connection) {
        this.connection = connection;
    }

    @Override
    public void onFrameInput(HttpConnection of, int streamId, RawFrame frame) {
        connection.heard();
        ByteBuffer payload = frame.getPayload() == null
                ? ByteBuffer.allocate(0)
                : frame.getPayload().duplicate();
        if (frame.isType(FrameType.SETTINGS) && !frame.isFlagSet(FrameFlag.ACK)) {
            connection.ready(mostStreams(payload));
        } else if (frame.isType(FrameType.GOAWAY) && payload.remaining() >= Integer.BYTES) {
            connection.goingAway(payload.getInt() & Integer.MAX_VALUE);
        }
    }

    // Each setting is a number of 16 bits and a value of 32; without this one there is no limit.
    private static int mostStreams(ByteBuffer settings) {
        long most = Integer.MAX_VALUE;
        while (settings.remaining() >= Short.BYTES + Integer.BYTES) {
            short parameter = settings.getShort();
            long value = Integer.toUnsignedLong(settings.getInt());
            if (parameter == H2Param.MAX_CONCURRENT_STREAMS.getCode()) {
                most = Math.min(value, Integer.MAX_VALUE);
            }
        }
        return (int) most;
    }

    @Override
    public void onHeaderOutput(HttpConnection of, int streamId, List<? extends Header> headers) {
        connection.begins(of, streamId);
    }

    @Override
    public void onHeaderInput(HttpConnection of, int streamId, List<? extends Header> headers) {}

    @Override
    public void onFrameOutput(HttpConnection of, int streamId, RawFrame frame) {}

    @Override
    public void onInputFlowControl(HttpConnection of, int streamId, int delta, int actualSize) {}

    @Override
    public void onOutputFlowControl(HttpConnection of, int streamId, int delta, int actualSize) {}
}
