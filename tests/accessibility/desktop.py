# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own for one program: display, session bus and accessibility bus, and ways to use the program as a
screen reader does: by the tree of what it tells, never by position or colour."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PATIENCE = 20  # seconds
SKIPPED = 77
INSIDE = "LICENSE_CONSOLE_TEST_DESKTOP"


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(SKIPPED)


def enter_session():
    """Starts this script again inside a session bus of its own."""
    if INSIDE in os.environ:
        return
    os.environ[INSIDE] = "1"
    try:
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, "-B", *sys.argv])
    except FileNotFoundError:
        skip("dbus-run-session is not installed (package dbus)")


class Desktop:
    """The display and the buses; children end with it."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="lc-accessibility-")
        self.children = []
        root = pathlib.Path(self.folder.name)
        for name in ("home", "run"):
            (root / name).mkdir(mode=0o700)
        self.environment = {**os.environ, "HOME": str(root / "home"), "XDG_RUNTIME_DIR": str(root / "run"),
                            "XDG_CACHE_HOME": str(root / "home/.cache"), "LC_ALL": "C.UTF-8", "LANGUAGE": "en",
                            "TZ": "UTC", "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                            "QT_ACCESSIBILITY": "1"}
        for name in [name for name in self.environment if name.startswith("AWS_")]:
            del self.environment[name]
        os.environ["HOME"] = self.environment["HOME"]
        os.environ["XDG_RUNTIME_DIR"] = self.environment["XDG_RUNTIME_DIR"]

    def start(self):
        read, write = os.pipe()
        try:
            self.children.append(subprocess.Popen(
                ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                pass_fds=[write], stderr=subprocess.DEVNULL))
        except FileNotFoundError:
            skip("Xvfb is not installed (package xvfb)")
        os.close(write)
        number = os.read(read, 20).decode().strip()
        if not number:
            skip("Xvfb does not start")
        self.environment["DISPLAY"] = os.environ["DISPLAY"] = f":{number}"
        try:
            import dbus
            bus = dbus.SessionBus()
            # Qt looks for this bus, but does not start it.
            bus.get_object("org.a11y.Bus", "/org/a11y/bus").GetAddress(dbus_interface="org.a11y.Bus")
        except Exception as error:  # whatever the bus says
            skip(f"the accessibility bus does not start (package at-spi2-core): {error}")
        try:
            import pyatspi  # noqa: F401
        except ImportError:
            skip("pyatspi is not installed (package python3-pyatspi)")

    def run(self, *command):
        program = subprocess.Popen(command, env=self.environment)
        self.children.append(program)
        return program

    def stop(self):
        for child in reversed(self.children):
            child.terminate()
            try:
                child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
        self.folder.cleanup()


def wait_for(question, what, patience=PATIENCE):
    """Asks until the answer is something; objects that go away meanwhile are no answer."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = question()
            if answer:
                return answer
        except Exception:  # the object went away while it was looked at
            pass
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.05)


def shows(node):
    import pyatspi
    states = node.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


def has_state(node, name):
    import pyatspi
    return node.getState().contains(getattr(pyatspi, "STATE_" + name))


def children(node):
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield child


def walk(node, hidden=False):
    """Everything below a node that is shown; tables as one."""
    for child in children(node):
        if hidden or shows(child):
            yield child
            if child.getRoleName() not in ("table", "tree", "tree table"):
                yield from walk(child, hidden)


def find(root, role, name="", exact=False, hidden=False):
    for node in walk(root, hidden):
        if node.getRoleName() == role and (node.name == name if exact else name.lower() in node.name.lower()):
            return node
    return None


def press(node):
    """Does what the node is there for: presses a button, toggles a box, selects a cell."""
    action = node.queryAction()
    wanted = ("press", "toggle", "showmenu", "select", "click")
    names = [action.getName(i).lower().replace(" ", "") for i in range(action.nActions)]
    for name in wanted:
        if name in names:
            try:
                action.doAction(names.index(name))
            except Exception as error:  # a dialog that waits for its answer inside of the press
                if "timeout" not in str(error).lower() and "noreply" not in str(error).lower().replace(" ", ""):
                    raise
            return
    raise AssertionError(f"{node.getRoleName()} {node.name!r} offers {names} only")


def write(node, text):
    assert node.queryEditableText().setTextContents(text), node.name


def read(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


class Table:
    """A table by its column titles."""

    def __init__(self, node):
        self.node = node
        self.table = node.queryTable()

    def rows(self):
        return self.table.nRows

    def column(self, title):
        for index in range(self.table.nColumns):
            if self.table.getColumnDescription(index) == title or self.header(index) == title:
                return index
        raise AssertionError(f"no column {title}")

    def header(self, index):
        header = self.table.getColumnHeader(index)
        return header.name if header else ""

    def cell(self, row, title):
        return self.table.getAccessibleAt(row, self.column(title))

    def texts(self, title):
        column = self.column(title)
        return [self.table.getAccessibleAt(row, column).name for row in range(self.rows())]

    def row(self, row):
        return [self.table.getAccessibleAt(row, column) for column in range(self.table.nColumns)]

    def select_only(self, rows):
        for row in range(self.rows()):
            cell = self.table.getAccessibleAt(row, 0)
            if has_state(cell, "SELECTED") != (row in rows):
                press(cell)
                wait_for(lambda: has_state(self.table.getAccessibleAt(row, 0), "SELECTED") == (row in rows),
                         f"row {row} to be {'selected' if row in rows else 'left'}")
