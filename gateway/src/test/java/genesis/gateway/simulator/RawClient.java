package genesis.gateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Predicate;

/** A WebSocket client reduced to the bytes, written against RFC 6455 and not against the server's library. */
final class RawClient implements Closeable {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PONG = 10;

    /** Longer than anything here takes, shorter than a person waits. */
    private static final int TIMEOUT_MS = 20_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private byte[] payload = new byte[128 * 1024];
    private int length;
    long stampNs;

    RawClient(final SimulatorServer server) throws IOException {
        socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(TIMEOUT_MS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 256 * 1024));
        out = socket.getOutputStream();
        out.write(("GET " + server.uri().getPath()
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n").getBytes(UTF_8));
        final StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        // The answer to this key stands in RFC 6455, section 1.3.
        assertEquals(true, head.toString().contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), head.toString());
    }

    void send(final String text) throws IOException {
        frame(TEXT, text.getBytes(UTF_8));
    }

    /** The next frame's opcode; its payload stays readable until the next call. PONGs are taken as time stamps. */
    int next() throws IOException {
        final int opcode = in.readUnsignedByte() & 0x0F;
        final int shortLength = in.readUnsignedByte();
        length = shortLength == 126 ? in.readUnsignedShort() : shortLength == 127 ? (int) in.readLong() : shortLength;
        if (length > payload.length) {
            payload = new byte[length];
        }
        in.readFully(payload, 0, length);
        if (opcode == PONG && length == Long.BYTES) {
            stampNs = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                stampNs = stampNs << 8 | payload[i] & 0xFF;
            }
        }
        return opcode;
    }

    /** The next text frame; fails on a close. */
    String text() throws IOException {
        int opcode = next();
        while (opcode != TEXT) {
            assertEquals(PONG, opcode, "a frame that is neither text nor time stamp");
            opcode = next();
        }
        return payloadText();
    }

    /** Skips text frames up to one that is wanted. */
    String text(final Predicate<String> wanted) throws IOException {
        String text = text();
        while (!wanted.test(text)) {
            text = text();
        }
        return text;
    }

    String textWith(final String part) throws IOException {
        return text(text -> text.contains(part));
    }

    String payloadText() {
        return new String(payload, 0, length, UTF_8);
    }

    byte[] payload() {
        return payload;
    }

    int length() {
        return length;
    }

    /** Answers the server's close and returns its code. */
    int closed() throws IOException {
        final int code = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        frame(CLOSE, new byte[] {payload[0], payload[1]});
        return code;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Clients mask; a mask of zeros is one. */
    private void frame(final int opcode, final byte[] bytes) throws IOException {
        final byte[] head = bytes.length < 126 ? new byte[] {(byte) (0x80 | opcode), (byte) (0x80 | bytes.length),
            0, 0, 0, 0}
            : new byte[] {(byte) (0x80 | opcode), (byte) (0x80 | 126), (byte) (bytes.length >> 8),
            (byte) bytes.length, 0, 0, 0, 0};
        out.write(head);
        out.write(bytes);
        out.flush();
    }
}
