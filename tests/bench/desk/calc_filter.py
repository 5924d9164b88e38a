# SPDX-License-Identifier: LGPL-2.1-or-later
"""Inside LibreOffice Calc: filters the second column of a file by a part of its text.

Usage: calc_filter.py PIPE FILE TEXT ROUNDS

Prints the seconds of each round, and at last how many rows are shown.  Only the filtering is
measured; the file is loaded before."""

import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet import TableFilterField
from com.sun.star.sheet.FilterOperator import EQUAL


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(600):
        try:
            return resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit('LibreOffice does not answer')


def main():
    pipe, path, text, rounds = sys.argv[1:]
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), '_blank', 0,
                                            (PropertyValue('Hidden', 0, True, 0),))
    sheet = document.Sheets.getByIndex(0)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    data = sheet.getCellRangeByPosition(0, 0, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow)
    field = TableFilterField()
    field.Field, field.IsNumeric, field.Operator, field.StringValue = 1, False, EQUAL, f'.*{text}.*'
    for _ in range(int(rounds)):
        data.filter(data.createFilterDescriptor(True))
        wanted = data.createFilterDescriptor(True)
        wanted.ContainsHeader, wanted.UseRegularExpressions = True, True
        wanted.setFilterFields((field,))
        start = time.monotonic()
        data.filter(wanted)
        print(time.monotonic() - start, flush=True)
    shown = data.queryVisibleCells().RangeAddresses
    print(sum(r.EndRow - r.StartRow + 1 for r in shown) - 1)
    document.close(True)
    try:
        desktop.terminate()
    except Exception:  # it is gone before it answers
        pass


main()
