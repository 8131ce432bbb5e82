package fr.contratdeville.warehouse.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A way to the service, for one client, over which nothing comes back after the beginning of an answer. */
final class StallingNetwork implements Closeable {

    private static final int BEGINNING = 64 * 1024;

    private final ServerSocket entry = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket service;
    private Socket client;

    StallingNetwork(String host, int port) throws IOException {
        service = new Socket(host, port);
        start(this::carry);
    }

    /** Where the client is to go in the place of the service. */
    URI entry() {
        return URI.create("http://%s:%d".formatted(entry.getInetAddress().getHostAddress(), entry.getLocalPort()));
    }

    private void carry() throws IOException {
        client = entry.accept();
        start(() -> client.getInputStream().transferTo(service.getOutputStream()));
        InputStream answer = service.getInputStream();
        OutputStream beginning = client.getOutputStream();
        byte[] bytes = new byte[BEGINNING];
        for (int left = BEGINNING; left > 0; ) {
            int length = answer.read(bytes, 0, left);
            beginning.write(bytes, 0, length);
            left -= length;
        }
    }

    private interface Carrying {
        void run() throws IOException;
    }

    private static void start(Carrying carrying) {
        Thread thread = new Thread(() -> {
            try {
                carrying.run();
            } catch (IOException closed) {
                // Both ends are closed when the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entry.close();
        service.close();
        if (client != null) {
            client.close();
        }
    }
}
