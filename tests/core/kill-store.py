#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Kills a writing program at 200 random moments: nothing that was reported saved may be lost.

The base grows for a while and is then begun afresh, so that small and larger files are met."""
import os
import random
import subprocess
import sys
import tempfile
import threading

KILLS = int(os.environ.get("LIAN_KILLS", "200"))
KILLS_PER_BASE = 10
WRITER = sys.argv[1]


def run_and_kill(base, seed, delay):
    """Returns the last act that the writer reported saved."""
    writer = subprocess.Popen([WRITER, base, str(seed)], stdout=subprocess.PIPE, text=True)
    acknowledged = [0]
    first = threading.Event()

    def read():
        for line in writer.stdout:
            if line.endswith("\n"):
                acknowledged[0] = int(line)
                first.set()

    reader = threading.Thread(target=read)
    reader.start()
    first.wait(30)
    threading.Event().wait(delay)
    writer.kill()
    writer.wait()
    reader.join()
    return acknowledged[0]


def main():
    rng = random.Random(19560329)
    lost = total = 0
    print("1..1")
    with tempfile.TemporaryDirectory() as folder:
        base = ""
        for i in range(KILLS):
            if i % KILLS_PER_BASE == 0:
                base = os.path.join(folder, f"base-{i}.lianshe")
            acknowledged = run_and_kill(base, i + 1, rng.uniform(0, 0.12))
            total += 1
            mode = "--full" if i % KILLS_PER_BASE == KILLS_PER_BASE - 1 else "--verify"
            verdict = subprocess.run([WRITER, mode, base, str(acknowledged)],
                                     capture_output=True, text=True)
            if verdict.returncode != 0:
                lost += 1
                print(f"# kill {i}: {verdict.stdout.strip()} {verdict.stderr.strip()}")
    print(f"# {total} kills, {lost} with a loss or a fault")
    print("ok 1 - kill" if lost == 0 else "not ok 1 - kill")
    sys.exit(0 if lost == 0 else 1)


main()
