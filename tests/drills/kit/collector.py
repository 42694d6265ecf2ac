"""An OpenTelemetry collector that only keeps what it was sent."""
import http.server
import threading


class Collector:
    def __init__(self):
        received = self.received = []

        class Take(http.server.BaseHTTPRequestHandler):
            def do_POST(self):  # noqa: N802 - named so by the library
                received.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Take)
        self.endpoint = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def has(self, word):
        return any(word in message for message in self.received)
