package govbackbone.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends the commands over HTTP, as a client of the plain stack or of a service built on the kit. Speaks just as much
 * HTTP/1.1 as both answer with, over connections that stay open, because a client with more comforts would take the
 * processor from what is measured.
 */
final class HttpSender implements Senders.Target {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n");

    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Map<String, String> assignedIds = new ConcurrentHashMap<>();
    private final int port;
    private final String token;

    /** @param token bearer token; empty for the plain stack, which takes the client's ids */
    HttpSender(int port, String token) {
        this.port = port;
        this.token = token;
    }

    @Override
    public void open(String id, String title) throws IOException {
        String answer = post(token.isEmpty() ? "/" + id : "", "{\"title\":\"" + title + "\"}");
        Matcher matcher = ID.matcher(answer);
        assignedIds.put(id, matcher.find() ? matcher.group(1) : id);
    }

    @Override
    public void add(String id, int amount, String note) throws IOException {
        post("/" + assignedIds.getOrDefault(id, id) + "/add", "{\"amount\":" + amount + ",\"note\":\"" + note + "\"}");
    }

    private String post(String path, String body) throws IOException {
        Connection connection = idle.poll();
        if (connection == null) {
            connection = new Connection(port);
        }
        String answer = connection.post("/api/tallies" + path, token, body);
        idle.push(connection);
        return answer;
    }

    private static final class Connection {
        private final Socket socket;
        private final InputStream input;

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            input = new BufferedInputStream(socket.getInputStream());
        }

        String post(String path, String token, String body) throws IOException {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n") + "Content-Length: "
                    + content.length + "\r\n\r\n";
            byte[] request = new byte[head.length() + content.length];
            System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
            System.arraycopy(content, 0, request, head.length(), content.length);
            socket.getOutputStream().write(request);
            return answer();
        }

        private String answer() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
                int next = input.read();
                if (next < 0) {
                    throw new IOException("The server closed the connection after: " + head);
                }
                head.append((char) next);
            }
            Matcher length = LENGTH.matcher(head.toString().toLowerCase(Locale.ROOT));
            if (!length.find()) {
                throw new IOException("An answer without a length: " + head);
            }
            String content = new String(input.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
            if (!head.toString().startsWith("HTTP/1.1 2")) {
                throw new IOException(head + content);
            }
            return content;
        }
    }
}
