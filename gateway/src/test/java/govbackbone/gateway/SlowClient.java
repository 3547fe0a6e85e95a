package govbackbone.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Announces a body and sends it byte by byte, so as to keep the connection. */
final class SlowClient {
    private SlowClient() {}

    /** Goes on until it is interrupted or thrown out. */
    static void send(Socket socket, String token, long pauseMillis) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/proposals HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(' ');
                Thread.sleep(pauseMillis);
            }
        } catch (IOException thrownOut) {
            // That is what the test is about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
