# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of bench_export written by Python's csv module, openpyxl and reportlab; prints seconds as JSON."""
import csv
import datetime
import json
import os
import sys
import tempfile
import time

COLUMNS = ["License", "Product", "Entitlement", "Used", "Maximum", "Used %", "Unit", "State", "Ends", "Account",
           "As of", "ARN"]


def row(number):
    when = datetime.datetime.fromtimestamp(1800000000 + number * 60, datetime.timezone.utc).replace(tzinfo=None)
    return ["License %d" % number, 'Acme, "Render" Pro' if number % 7 == 0 else "Acme Design Suite", "Seats",
            number % 997, 1000, (number % 997) / 1000, "Count",
            "At 80 % or more" if number % 5 == 0 else "Within the limit", when, "111122223333", when,
            "arn:aws:license-manager::111122223333:license:l-%d" % number]


def timed(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def durably(path, write):
    """As our program writes: beside its place, on the disk, renamed, and the name on the disk as well."""
    write(path + ".part")
    with open(path + ".part", "rb") as file:
        os.fsync(file.fileno())
    os.rename(path + ".part", path)
    folder = os.open(os.path.dirname(path), os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(folder)
    os.close(folder)


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def write_xlsx(path, rows, write_only):
    import openpyxl
    book = openpyxl.Workbook(write_only=write_only)
    sheet = book.create_sheet() if write_only else book.active
    sheet.append(COLUMNS)
    for each in rows:
        sheet.append(each)
    book.save(path)


def write_pdf(path, rows):
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import LongTable, SimpleDocTemplate
    table = LongTable([COLUMNS] + [[str(cell) for cell in each] for each in rows], repeatRows=1)
    SimpleDocTemplate(path, pagesize=landscape(A4)).build([table])


def main():
    count, pdf_count = int(sys.argv[1]), int(sys.argv[2])
    rows = [row(number) for number in range(count)]

    def spelled(each):
        return [cell.isoformat() + "Z" if isinstance(cell, datetime.datetime) else cell for cell in each]

    texts = [spelled(each) for each in rows]
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rows")
        # From the same values as License Console; then with the times spelled beforehand.
        result["csv.writer"] = min(
            timed(lambda: durably(path, lambda p: write_csv(p, map(spelled, rows)))) for _ in range(5))
        result["csv.writer, times ready"] = min(
            timed(lambda: durably(path, lambda p: write_csv(p, texts))) for _ in range(5))
        result["csv.writer, no fsync"] = min(
            timed(lambda: write_csv(path, map(spelled, rows))) for _ in range(5))
        try:
            result["openpyxl"] = timed(lambda: durably(path, lambda p: write_xlsx(p, rows, False)))
            result["openpyxl write-only"] = timed(lambda: durably(path, lambda p: write_xlsx(p, rows, True)))
        except ImportError:
            pass
        try:
            result["reportlab LongTable"] = timed(lambda: durably(path, lambda p: write_pdf(p, rows[:pdf_count])))
        except ImportError:
            pass
    print(json.dumps(result))


main()
