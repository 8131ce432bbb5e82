"""The packaged service, as its users start it, on the benchmark's database."""

import base64
import http.client
import json
import os
import subprocess
import time
from pathlib import Path

from measuring import machine
from measuring.cluster import OWNER

PROJECT = Path(__file__).resolve().parents[3]
ISSUER = "https://benchmark.invalid"


class Service:
    def __init__(self, cluster, directory, port, java, options, application, settings):
        self.cluster = cluster
        self.directory = Path(directory)
        self.port = port
        self.java = java
        self.options = options
        self.settings = settings
        self.application = Path(application)
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        self.key = self.directory / "token.key"
        if not self.key.exists():
            self.directory.mkdir(parents=True, exist_ok=True)
            _openssl("genrsa", "-out", str(self.key), "2048")

    def start(self, options=None):
        """Answers how many seconds pass until it says that it is ready."""
        if not self.application.exists():
            raise SystemExit(f"{self.application} is not there: ./mvnw -DskipTests package")
        environment = dict(
            os.environ,
            QUARKUS_DATASOURCE_JDBC_URL=self.cluster.url,
            QUARKUS_DATASOURCE_USERNAME=OWNER,
            QUARKUS_DATASOURCE_PASSWORD="none",
            QUARKUS_HTTP_PORT=str(self.port),
            QUARKUS_HTTP_HOST="127.0.0.1",
            # One caller asks all of it.
            CONTRATDEVILLE_LIMITS_REQUESTS_ENABLED="false",
            # What is measured is how fast it answers, not how fast it refuses.
            CONTRATDEVILLE_OVERLOAD_PERCENT_OF_ONE_CALLER="100",
            CONTRATDEVILLE_OVERLOAD_READS_LEAST="400",
            CONTRATDEVILLE_OVERLOAD_TOTALS_LEAST="400",
            CONTRATDEVILLE_OVERLOAD_WRITES_LEAST="400",
            CONTRATDEVILLE_OVERLOAD_BATCHES="400",
            **self.settings,
            CONTRATDEVILLE_EXPORTS_DIRECTORY=str(self.directory / "exports"),
            QUARKUS_OIDC_PUBLIC_KEY=self._public_key(),
            QUARKUS_OIDC_TOKEN_ISSUER=ISSUER)
        begun = time.monotonic()
        with open(self.directory / "service.log", "ab") as log:
            self.process = subprocess.Popen(
                [self.java, *(self.options if options is None else options), "-jar", str(self.application)],
                env=environment, stdout=log, stderr=log)
        while not self._is_ready():
            if self.process.poll() is not None:
                raise SystemExit(f"The service does not start: see {self.directory / 'service.log'}")
            time.sleep(0.02)
        return time.monotonic() - begun

    def stop(self):
        self._connection.close()
        self.process.terminate()
        self.process.wait()

    def _is_ready(self):
        try:
            return self.ask("GET", "/q/health/ready").status == 200
        except (OSError, http.client.HTTPException):
            return False

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method, path, body=None, headers=None):
        """The answer, read to its end, with its seconds."""
        begun = time.monotonic()
        try:
            self._connection.request(
                method, path, None if body is None else json.dumps(body),
                {**({} if body is None else {"Content-Type": "application/json"}), **(headers or {})})
            answer = self._connection.getresponse()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            raise
        answer.content = answer.read()
        answer.json = lambda: json.loads(answer.content)
        answer.seconds = time.monotonic() - begun
        return answer

    def cpu_seconds(self):
        return machine.cpu_seconds(self.process.pid)

    def memory(self):
        return machine.resident_mebibytes(self.process.pid)

    # --- tokens -------------------------------------------------------------------------------------------------------

    def _public_key(self):
        pem = _openssl("rsa", "-in", str(self.key), "-pubout").decode()
        return "".join(line for line in pem.splitlines() if not line.startswith("-"))

    def token(self, role):
        now = int(time.time())
        claims = {
            "iss": ISSUER, "aud": "contrat-de-ville-api", "sub": "benchmark", "iat": now, "exp": now + 86400,
            "realm_access": {"roles": [role]}}
        signed = ".".join(_base64(json.dumps(part).encode()) for part in ({"alg": "RS256", "typ": "JWT"}, claims))
        signature = _openssl("dgst", "-sha256", "-sign", str(self.key), given=signed.encode())
        return f"{signed}.{_base64(signature)}"

    def authorization(self, role="agglomeration"):
        return {"Authorization": f"Bearer {self.token(role)}"}


def _base64(content):
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _openssl(*arguments, given=None):
    return subprocess.run(
        ["openssl", *arguments], input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
