# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""seewindow.py SCREEN TITLE COMMAND...: starts a program on an Xvfb whose picture lies in the file SCREEN, waits until a
window with that title is shown and something is painted in it, and ends the program. Fails after 40 seconds."""
import re
import struct
import subprocess
import sys
import time


def window(title):
    """Position and size of the visible window whose title ends so; None while there is none."""
    tree = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True, check=True).stdout
    for line in tree.splitlines():
        found = re.search(r'(0x[0-9a-f]+) "[^"]*' + re.escape(title) + '"', line)
        if not found:
            continue
        facts = subprocess.run(["xwininfo", "-id", found.group(1)], capture_output=True, text=True).stdout
        number = {name: int(value) for name, value in re.findall(r"(Absolute upper-left [XY]|Width|Height): +(\d+)", facts)}
        if "IsViewable" in facts and number["Width"] > 400 and number["Height"] > 300:
            return number["Absolute upper-left X"], number["Absolute upper-left Y"], number["Width"], number["Height"]
    return None


def colours(screen, place):
    """How many different colours a part of the picture has; it is in the format of xwd."""
    with open(screen, "rb") as file:
        data = file.read()
    header = struct.unpack(">25I", data[:100])
    begin, row_bytes = header[0] + 12 * header[19], header[12]
    left, top, width, height = place
    width = min(width, header[4] - left)
    seen = set()
    for y in range(top, min(top + height, header[5])):
        row = begin + y * row_bytes
        seen.update(struct.unpack(f"<{width}I", data[row + 4 * left:row + 4 * (left + width)]))
    return len(seen)


def main():
    screen, title, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    program = subprocess.Popen(command)
    end = time.monotonic() + 40
    try:
        while time.monotonic() < end:
            if program.poll() is not None:
                sys.exit(f"the program ended with {program.returncode}")
            place = window(title)
            if place and colours(screen, place) > 100:
                print(f"window at {place} with {colours(screen, place)} colours")
                return
            time.sleep(0.1)
        sys.exit(f"no painted window: {place}")
    finally:
        program.terminate()
        program.wait()


main()
