#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_listening.py SERVICE [CONSOLE]: the programs listen on 127.0.0.1 and nowhere else, and no longer than they run."""
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

LISTENING = "0A"
TABLES = ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6")


def sockets(pid):
    """What a process may be reached at: (protocol, address in hexadecimal, port)."""
    inodes = set()
    for descriptor in pathlib.Path(f"/proc/{pid}/fd").iterdir():
        try:
            inodes.update(re.findall(r"^socket:\[(\d+)\]$", os.readlink(descriptor)))
        except OSError:
            pass  # closed meanwhile
    found = set()
    for table in TABLES:
        path = pathlib.Path(f"/proc/{pid}/net/{table}")
        for line in path.read_text().splitlines()[1:] if path.exists() else ():
            words = line.split()
            if words[9] in inodes and (not table.startswith("tcp") or words[3] == LISTENING):
                address, port = words[1].split(":")
                found.add((table, address, int(port, 16)))
    return found


def loopback(port):
    return ("tcp", socket.inet_aton("127.0.0.1")[::-1].hex().upper(), port)


def answers(address, port):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as client:
        client.settimeout(10)
        try:
            client.connect((address, port))
            return True
        except OSError:
            return False


def own_addresses():
    """Every address of this machine that is not loopback."""
    listed = subprocess.run(["hostname", "-I"], capture_output=True, text=True, check=False)
    return listed.stdout.split()


class Listening(unittest.TestCase):
    service = ""
    console = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="license-console-listening-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder),
                            "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def run_program(self, *words):
        process = subprocess.Popen(words, env=self.environment, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(self.end, process, signal.SIGKILL)
        return process

    @staticmethod
    def end(process, how=signal.SIGTERM):
        if process.poll() is None:
            process.send_signal(how)
        process.wait(timeout=60)

    def serve(self, *options, data="data"):
        process = self.run_program(self.service, "--data", str(self.folder / data), *options)
        ready = process.stdout.readline()
        address = re.fullmatch(r"READY http://127\.0\.0\.1:(\d+)\n", ready)
        self.assertTrue(address, ready)
        return process, int(address.group(1))

    def test_service_listens_on_loopback_only(self):
        for options in ((), ("--port", "0"), ("--control",), ("--traffic", "rush", "--sample")):
            process, port = self.serve(*options)
            self.assertEqual(sockets(process.pid), {loopback(port)}, options)
            self.assertTrue(answers("127.0.0.1", port))
            for address in ("127.0.0.2", "::1", *own_addresses()):
                self.assertFalse(answers(address, port), address)
            self.end(process)

    def test_no_option_names_an_address(self):
        told = subprocess.run([self.service, "--help"], env=self.environment, capture_output=True,
                              text=True, timeout=60, check=True).stdout
        self.assertNotRegex(told.lower(), r"--(host|bind|listen|address|interface)")

    def test_port_is_a_free_one_unless_told(self):
        running = [self.serve(data=f"data-{number}") for number in range(4)]
        ports = {port for _, port in running}
        self.assertEqual(len(ports), 4)
        self.assertGreaterEqual(min(ports), 1024)
        for process, _ in running:
            self.end(process)
        _, port = running[0]
        process, given = self.serve("--port", str(port))
        self.assertEqual(given, port)
        self.assertEqual(sockets(process.pid), {loopback(port)})

    def test_nothing_listens_after_the_service(self):
        for how in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL):
            process, port = self.serve()
            self.end(process, how)
            self.assertEqual(process.returncode, -how if how == signal.SIGKILL else 0)
            self.assertFalse(answers("127.0.0.1", port), how)

    def test_service_ends_beside_an_unfinished_request(self):
        for part in (b"POST / HT", b"POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-A: b",
                     b"POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 100\r\n\r\nabc"):
            process, port = self.serve()
            with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
                client.sendall(part % port if b"%d" in part else part)
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=8)  # a request in flight would be waited for 10 s
                try:
                    self.assertEqual(client.recv(100), b"")
                except ConnectionResetError:
                    pass  # it ended before it read everything

    def start_console(self, *options):
        if not self.console:
            self.skipTest("the window program is not built")
        return self.run_program(self.console, "--data", str(self.folder), *options)

    def wait_for(self, process, condition, what):
        deadline = time.monotonic() + 120
        while not condition():
            self.assertIsNone(process.poll(), "the program ended")
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.05)

    def test_console_listens_on_loopback_only_and_while_it_runs(self):
        published = self.folder / "service" / "endpoint"
        for how in (signal.SIGTERM, signal.SIGKILL):
            process = self.start_console("--connection", "local", "--page", "overview")
            self.wait_for(process, lambda: published.exists() and sockets(process.pid),
                          "no endpoint")
            ((_, _, port),) = sockets(process.pid)
            self.assertEqual(sockets(process.pid), {loopback(port)})
            self.assertIn(f"http://127.0.0.1:{port}", published.read_text())
            self.end(process, how)
            self.assertFalse(answers("127.0.0.1", port), how)
            published.unlink(missing_ok=True)

    def test_console_does_not_listen_unless_asked(self):
        process = self.start_console()
        self.wait_for(process, (self.folder / "console.db").exists, "not started")
        self.wait_for(process, lambda: is_idle(process.pid), "never idle")
        self.assertEqual(sockets(process.pid), set())
        self.assertFalse((self.folder / "service").exists())


def is_idle(pid):
    """Whether a process does nothing for half a second."""
    def used():
        words = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(words[11]) + int(words[12])
    before = used()
    time.sleep(0.5)
    return used() == before


if __name__ == "__main__":
    Listening.service = os.path.abspath(sys.argv[1])
    if len(sys.argv) > 2 and sys.argv[2]:
        Listening.console = os.path.abspath(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
