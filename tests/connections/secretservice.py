#!/usr/bin/python3 -B
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Secret Service on the session bus for tests, in memory and without encryption.

secretservice.py open|silent|refusing: its items can be read and written at once, or a prompt comes
first that nobody answers, or that is dismissed.
"""
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

BASE = "/org/freedesktop/secrets"
SECRET = "org.freedesktop.Secret."
PROPERTIES = "org.freedesktop.DBus.Properties"


class WithProperties(dbus.service.Object):
    """An object whose properties are read from `facts`."""

    interface = ""

    def facts(self):
        return {}

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.facts()[name]

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return self.facts() if interface == self.interface else {}


class Prompt(dbus.service.Object):
    def __init__(self, bus, path, mode):
        super().__init__(bus, path)
        self.mode = mode

    @dbus.service.method(SECRET + "Prompt", in_signature="s")
    def Prompt(self, window):
        if self.mode == "refusing":
            nothing = dbus.Array([], signature="o", variant_level=1)
            GLib.idle_add(lambda: self.Completed(True, nothing))

    @dbus.service.method(SECRET + "Prompt")
    def Dismiss(self):
        pass

    @dbus.service.signal(SECRET + "Prompt", signature="bv")
    def Completed(self, dismissed, result):
        pass


class Item(WithProperties):
    interface = SECRET + "Item"

    def __init__(self, bus, path, service, attributes, secret):
        super().__init__(bus, path)
        self.path, self.service = path, service
        self.attributes, self.secret = attributes, secret

    def facts(self):
        return {"Locked": self.service.is_locked(), "Label": "item",
                "Attributes": dbus.Dictionary(self.attributes, signature="ss"),
                "Created": dbus.UInt64(0), "Modified": dbus.UInt64(0)}

    @dbus.service.method(SECRET + "Item", out_signature="o")
    def Delete(self):
        self.service.items.remove(self)
        self.remove_from_connection()
        return "/"


class Collection(WithProperties):
    interface = SECRET + "Collection"

    def __init__(self, bus, path, service):
        super().__init__(bus, path)
        self.service = service

    def facts(self):
        return {"Items": dbus.Array([item.path for item in self.service.items], signature="o"),
                "Label": "login", "Locked": self.service.is_locked(),
                "Created": dbus.UInt64(0), "Modified": dbus.UInt64(0)}

    @dbus.service.method(SECRET + "Collection", in_signature="a{sv}(oayays)b", out_signature="oo")
    def CreateItem(self, properties, secret, replace):
        if self.service.is_locked():
            raise dbus.DBusException("locked", name=SECRET + "Error.IsLocked")
        attributes = dict(properties[SECRET + "Item.Attributes"])
        for item in [item for item in self.service.items if item.attributes == attributes]:
            if replace:
                item.secret = secret
                return item.path, "/"
        return self.service.add(attributes, secret).path, "/"


class Service(WithProperties):
    interface = SECRET + "Service"

    def __init__(self, bus, mode):
        super().__init__(bus, BASE)
        self.bus, self.mode, self.items, self.number = bus, mode, [], 0
        self.collections = [Collection(bus, BASE + path, self)
                            for path in ("/collection/login", "/aliases/default")]

    def is_locked(self):
        return dbus.Boolean(self.mode != "open")

    def facts(self):
        return {"Collections": dbus.Array([BASE + "/collection/login"], signature="o")}

    def add(self, attributes, secret):
        self.number += 1
        path = f"{BASE}/collection/login/{self.number}"
        self.items.append(Item(self.bus, path, self, attributes, secret))
        return self.items[-1]

    @dbus.service.method(SECRET + "Service", in_signature="sv", out_signature="vo")
    def OpenSession(self, algorithm, value):
        if algorithm != "plain":
            raise dbus.DBusException("plain only", name="org.freedesktop.DBus.Error.NotSupported")
        return dbus.String("", variant_level=1), BASE + "/session/1"

    @dbus.service.method(SECRET + "Service", in_signature="s", out_signature="o")
    def ReadAlias(self, name):
        return BASE + "/collection/login" if name == "default" else "/"

    @dbus.service.method(SECRET + "Service", in_signature="a{ss}", out_signature="aoao")
    def SearchItems(self, attributes):
        found = dbus.Array([item.path for item in self.items
                            if all(item.attributes.get(k) == v for k, v in attributes.items())],
                           signature="o")
        nothing = dbus.Array([], signature="o")
        return (nothing, found) if self.is_locked() else (found, nothing)

    @dbus.service.method(SECRET + "Service", in_signature="ao", out_signature="aoo")
    def Unlock(self, paths):
        if not self.is_locked():
            return paths, "/"
        self.number += 1
        path = f"{BASE}/prompt/{self.number}"
        self.prompt = Prompt(self.bus, path, self.mode)
        return dbus.Array([], signature="o"), path

    @dbus.service.method(SECRET + "Service", in_signature="aoo", out_signature="a{o(oayays)}")
    def GetSecrets(self, paths, session):
        return dbus.Dictionary({item.path: dbus.Struct((session, *item.secret[1:]))
                                for item in self.items if item.path in paths},
                               signature="o(oayays)")


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    service = Service(bus, sys.argv[1])
    if sys.argv[1] != "open":
        attributes = {"user": "keys:a", "server": "license-console", "type": "base64",
                      "xdg:schema": "org.qt.keychain"}
        secret = dbus.Struct((BASE + "/session/1", dbus.ByteArray(b""), dbus.ByteArray(b"eA=="),
                              "text/plain"), signature="oayays")
        service.add(attributes, secret)
    name = dbus.service.BusName("org.freedesktop.secrets", bus)
    print("ready", flush=True)
    GLib.MainLoop().run()
    del name


main()
