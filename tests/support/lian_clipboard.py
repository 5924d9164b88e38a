# SPDX-License-Identifier: LGPL-2.1-or-later
"""What another program has copied: a spreadsheet, as far as Lianshe can tell.

A clipboard of X belongs to a program that answers for it, so this module runs as one too."""

import json
import subprocess
import sys


class Clipboard:
    """Holds a text for others to paste, from one with statement's beginning to its end."""

    def __enter__(self):
        self.owner = subprocess.Popen([sys.executable, '-B', __file__], stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_):
        self.owner.stdin.close()
        self.owner.wait(timeout=30)

    def hold(self, rows):
        """Cells as a spreadsheet copies them: tabs between, a line for each row."""
        text = '\n'.join('\t'.join(cells) for cells in rows) + '\n'
        self.owner.stdin.write(json.dumps(text) + '\n')
        self.owner.stdin.flush()
        assert self.owner.stdout.readline() == 'held\n', 'nobody holds the clipboard'


def main():
    import gi
    gi.require_version('Gdk', '4.0')
    gi.require_version('Gtk', '4.0')
    from gi.repository import Gdk, GLib, Gtk
    Gtk.init()
    clipboard = Gdk.Display.get_default().get_clipboard()
    loop = GLib.MainLoop()

    def take(channel, _):
        line = channel.readline()
        if not line:
            loop.quit()
            return False
        text = GLib.Bytes.new(json.loads(line).encode())
        clipboard.set_content(Gdk.ContentProvider.new_for_bytes('text/plain;charset=utf-8', text))
        print('held', flush=True)
        return True

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, take)
    loop.run()


if __name__ == '__main__':
    main()
