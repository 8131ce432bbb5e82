package fr.contratdeville.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request that no HTTP client would send, over a bare socket. */
public final class BareRequest {

    private static final int PATIENCE_IN_MILLISECONDS = 10_000;

    private BareRequest() {}

    /**
     * @param head without the empty line at its end
     * @return head and body
     */
    public static String answer(URI service, String head) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
