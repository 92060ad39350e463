# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads r.csv (UTF-16, semicolons) and r.xlsx in the working folder as other programs would."""
import csv, sys
rows = list(csv.reader(open('r.csv', encoding='utf-16', newline=''), delimiter=';'))
assert rows[0][0] == 'License' and len(rows) == 8, rows
assert rows[1][0].startswith("'=HYPERLINK"), rows[1]
assert [row[3] for row in rows[1:6]] == ['55', '84', '84', '48', '1'], rows
print('csv', len(rows))
try:
    import openpyxl
except ImportError:
    sys.exit(0)
book = openpyxl.load_workbook('r.xlsx')
cells = [c for sheet in book for row in sheet for c in row]
assert not [c for c in cells if c.data_type == 'f'], 'a formula'
assert any(c.value == '=HYPERLINK("http://example.com")' for c in cells)
assert any(c.value == 55 for c in cells)
print('xlsx', len(cells))
