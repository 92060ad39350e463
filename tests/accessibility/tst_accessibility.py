#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_accessibility.py CONSOLE: the window as assistive technology gets it (AT-SPI). Every control that takes the focus
has a name and a role; the five jobs are done through actions, editable texts and tables alone."""
import pathlib
import re
import sys
import unittest

import desktop
from desktop import Table, find, has_state, press, read, shows, wait_for, walk, write

# What somebody can do something with, or read.
ROLES = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "password text", "spin button",
         "slider", "table", "tree", "tree table", "list", "page tab", "page tab list", "menu item", "label", "link",
         "scroll pane", "panel", "chart", "image", "drawing area", "editbar", "date editor", "button menu", "list item",
         "table cell", "dial", "document frame", "paragraph"}
# Containers that keep the focus for what is in them: they need a name only.
CONTAINERS = {"filler", "frame", "layered pane"}


class Window:
    """The program, started anew in a folder of its own on the sample data."""

    def __init__(self, desk, program):
        import pyatspi
        self.data = pathlib.Path(desk.folder.name) / f"data-{len(desk.children)}"
        self.process = desk.run(program, "--data", str(self.data), "--connection", "local")
        registry = pyatspi.Registry.getDesktop(0)

        def started():
            for application in registry:
                if application and application.get_process_id() == self.process.pid:
                    return application
            return None
        self.application = wait_for(started, "the program on the accessibility bus")
        self.frame = wait_for(lambda: find(self.application, "frame", "License Console"), "the window")

    def quit(self):
        self.process.terminate()
        self.process.wait(desktop.PATIENCE)

    def wait(self, role, name="", root=None, **how):
        return wait_for(lambda: find(root or self.application, role, name, **how), f"{role} {name!r}")

    def gone(self, role, name):
        wait_for(lambda: not find(self.application, role, name), f"the end of {role} {name!r}")

    def menu(self, name):
        """Chooses an entry of the menu bar by its words."""
        item = self.wait("menu item", name, find(self.frame, "menu bar"), hidden=True)
        wait_for(lambda: has_state(item, "ENABLED"), f"{name} to be offered")
        press(item)

    def pages(self):
        """The words of the entries that open a page, as the View menu has them."""
        view = find(find(self.frame, "menu bar"), "menu item", "View")
        names = [node.name for node in walk(view, hidden=True) if node.getRoleName() == "menu item"]
        return names[names.index("Overview"):names.index("Saved views")]

    def offers(self, word):
        """The entries of the page's own menus that begin with a word and can be chosen."""
        bar = find(self.frame, "menu bar")
        menus = [find(bar, "menu item", name, exact=True, hidden=True) for name in ("License", "Grant", "Usage", "Connection")]
        entries = [node for menu in menus for node in walk(menu, hidden=True)
                   if node.getRoleName() == "menu item" and node.name.startswith(word)]
        try:
            # What needs a row is offered once the rows are there; some rows do not offer all.
            wait_for(lambda: all(has_state(node, "ENABLED") for node in entries), "all of them", patience=3)
        except AssertionError:
            pass
        return [node.name for node in entries if has_state(node, "ENABLED")]

    def tab(self):
        """The title of the tab that is shown: the row of tabs has its name."""
        for node in walk(self.frame):
            if node.getRoleName() == "page tab list" and "Open pages" in path(node):
                return node.name
        return None

    def table(self, title):
        """A table of the current page that has rows."""
        node = self.wait("table", title)
        table = Table(node)
        wait_for(lambda: table.rows() > 0, f"rows of {title}")
        return table

    def button(self, name, root=None):
        """A button that can be pressed now."""
        def pressable():
            node = find(root or self.application, "push button", name)
            return node if node and has_state(node, "ENABLED") else None
        return wait_for(pressable, f"the button {name}")

    def press(self, name, root=None):
        press(self.button(name, root))


def faults(root):
    """Controls without a name, or with a role that says nothing; and how many were looked at."""
    found = []
    checked = 0
    for node in walk(root):
        if not has_state(node, "FOCUSABLE"):
            continue
        role = node.getRoleName()
        checked += 1
        if not node.name.strip():
            found.append(f"no name: {role}, {path(node)}")
        elif role not in ROLES and role not in CONTAINERS:
            found.append(f"role {role}: {node.name}, {path(node)}")
    return found, checked


def path(node):
    names = []
    while node is not None and node.getRoleName() != "application":
        names.append(f"{node.getRoleName()} {node.name!r}")
        node = node.parent
    return " < ".join(names[1:5])


class Accessibility(unittest.TestCase):
    def setUp(self):
        self.window = Window(DESKTOP, PROGRAM)

    def tearDown(self):
        self.window.quit()

    def test_every_control_of_every_page_has_name_and_role(self):
        window = self.window
        window.wait("push button", "Open licenses")
        missing = {}
        seen = set()
        for page in window.pages():
            window.menu(page)
            wait_for(lambda: window.tab() not in seen, f"the tab of {page}")
            seen.add(window.tab())
            wait_for(lambda: not find(window.frame, "label", "Loading"), f"the rows of {page}")
            found, checked = wait_for(lambda: faults(window.frame), "the controls")
            # Menu bar, tool bar, navigation and status bar alone have some.
            self.assertGreater(checked, 15, page)
            if found:
                missing[page] = found
        self.assertGreaterEqual(len(seen), 16)
        self.assertEqual(missing, {}, "\n".join(f"{page}:\n  " + "\n  ".join(found)
                                                for page, found in missing.items()))

    def test_every_control_of_every_new_form_has_name_and_role(self):
        window = self.window
        window.wait("push button", "Open licenses")
        missing = {}
        forms = 0
        for page in window.pages():
            window.menu(page)
            wait_for(lambda: not find(window.frame, "label", "Loading"), f"the rows of {page}")
            for entry in window.offers("New"):
                before = window.tab()
                window.menu(entry)
                form = wait_for(lambda: window.frame if window.tab() != before
                                else find(window.application, "dialog"), entry)
                forms += 1
                found, checked = wait_for(lambda: faults(form), "the controls")
                self.assertGreater(checked, 1, entry)
                if found:
                    missing[f"{page}, {entry}"] = found
                if form == window.frame:
                    window.menu("Close tab")
                else:
                    window.press("Cancel", form)
                wait_for(lambda: window.tab() == before and not find(window.application, "dialog"),
                         f"the end of {entry}")
        self.assertGreater(forms, 8)
        self.assertEqual(missing, {}, "\n".join(f"{form}:\n  " + "\n  ".join(found)
                                                for form, found in missing.items()))

    def test_every_control_of_every_chart_has_name_and_role(self):
        window = self.window
        window.wait("push button", "Open licenses")
        missing = {}
        for page, title in (("Licenses: Issued", "Issued licenses"), ("Licenses: Self-managed", "Self-managed licenses"),
                            ("Usage plans", "Usage plans and API keys")):
            window.menu(page)
            window.table(title)  # its first row is chosen
            before = window.tab()
            window.menu("Open usage chart")
            wait_for(lambda: window.tab() != before, f"the chart of {page}")
            window.wait("push button", "Show as table")
            found, checked = wait_for(lambda: faults(window.frame), "the controls")
            self.assertGreater(checked, 15, page)
            if found:
                missing[page] = found
        self.assertEqual(missing, {}, "\n".join(f"{page}:\n  " + "\n  ".join(found)
                                                for page, found in missing.items()))

    def test_job_1_browses_and_edits_a_license(self):
        window = self.window
        window.menu("Licenses: Issued")
        licenses = window.table("Issued licenses")
        every = licenses.rows()
        write(window.wait("text", "Filter by text"), "insight")
        wait_for(lambda: 0 < licenses.rows() < every, "fewer licenses")
        name = licenses.cell(0, "License").name
        self.assertIn("insight", " ".join(cell.name for cell in licenses.row(0)).lower())
        licenses.select_only([0])
        window.wait("label", name)
        window.menu("Edit license")
        product = window.wait("text", "Product name")
        write(product, "Insight Next")
        self.assertEqual(read(product), "Insight Next")
        window.press("Review changes")
        window.press("Create version")
        window.wait("label", "Product: Insight Next")
        window.wait("label", "Version: ")
        self.assertIn(name, licenses.texts("License"))

    def test_job_2_accepts_grants_in_bulk(self):
        window = self.window
        window.menu("Grants: Inbox")
        grants = window.table("Grant inbox")
        wait_for(lambda: grants.texts("Pre-check").count("Ready") > 2, "grants that are ready")
        rows = [row for row, check in enumerate(grants.texts("Pre-check")) if check == "Ready"][:2]
        names = [grants.cell(row, "Grant").name for row in rows]
        grants.select_only(rows)
        window.wait("label", "2 selected")
        window.press("Accept and activate")

        def results():
            return {grants.cell(row, "Grant").name: grants.cell(row, "Result").name for row in range(grants.rows())}
        wait_for(lambda: all(results().get(name) == "Active" for name in names), "both grants to be active")
        others = [result for name, result in results().items() if name not in names]
        self.assertNotIn("Active", others)

    def test_job_3_watches_consumption(self):
        window = self.window
        tile = window.wait("push button", "At risk")
        wait_for(lambda: any(sign.isdigit() for sign in tile.name), "a figure on the tile")
        press(tile)
        licenses = window.table("Issued licenses")
        used = licenses.texts("Used")
        wait_for(lambda: any("used" in text for text in licenses.texts("Used")), f"figures beside the licenses: {used}")
        licenses.select_only([0])
        window.menu("Open usage chart")
        # "84 of 100. Rising about 1.6 per day. ..."
        wait_for(lambda: any(node.getRoleName() == "label" and re.match(r"[\d,.]+ of [\d,.]+\. \w", node.name)
                             for node in walk(window.frame)), "what is expected, in a sentence")
        window.press("Show as table")
        values = wait_for(lambda: next((Table(node) for node in walk(window.frame) if node.getRoleName() == "table"
                                        and node.name not in ("Activity", "Issued licenses") and Table(node).rows() > 1),
                                       None), "the chart as a table")
        self.assertTrue(values.row(0)[0].name)

    def test_job_4_extends_the_quota_of_a_key(self):
        window = self.window
        window.menu("Usage plans")
        keys = window.table("Usage plans and API keys")
        key = wait_for(lambda: keys.cell(0, "Key").name, "the name of a key")

        def left():
            """What is left of the key, wherever it stands now."""
            return next((keys.cell(row, "Remaining").name for row in range(keys.rows())
                         if keys.cell(row, "Key").name == key), None)

        before = left()
        window.press("Grant extension")
        dialog = window.wait("dialog", "Grant extension")
        write(window.wait("text", "Remaining after", dialog), "1200")
        window.press("Grant extension", dialog)
        wait_for(lambda: not find(window.application, "dialog", "Grant extension"), "the end of the dialog")
        wait_for(lambda: left() == "1,200", "the new quota")
        self.assertNotEqual(before, "1,200")

    def test_job_5_exports_a_table(self):
        window = self.window
        window.menu("Licenses: Issued")
        licenses = window.table("Issued licenses")
        rows = licenses.rows()
        window.press("Export this table")
        dialog = window.wait("dialog", "Export")
        file = window.data / "licenses.csv"
        write(window.wait("text", "File name", dialog), str(file))
        window.press("Save", dialog)
        wait_for(lambda: file.exists() and file.read_text().count("\n") > rows, "the file")
        self.assertIn(licenses.cell(0, "License").name, file.read_text())


if __name__ == "__main__":
    desktop.enter_session()
    PROGRAM = sys.argv.pop(1)
    DESKTOP = desktop.Desktop()
    try:
        DESKTOP.start()
        unittest.main(verbosity=2)
    finally:
        DESKTOP.stop()
