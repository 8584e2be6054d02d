#!/usr/bin/env python3
# The small head end of hes.py behind a folder, written apart from the harness. Standard library only.
#
#   python3 hes_files.py REQUESTS REPLIES [--names free] [--writes slowly] [--keeps]
#
# Prints "READY REQUESTS" when it takes files; ends when its standard input closes. Looks every 20 ms.
#
# --names free: answers bear names of its own, of which nobody can tell whose they are.
# --writes slowly: writes the answer under its final name, in two halves with a pause between them.
# --keeps: reads a request where it lies, and removes it only when it is answered.

import argparse
import os
import sys
import threading
import time

from dress import dressed, undressed
from hes import Hes, Store


def watch_stdin():
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


def write(folder, name, data, slowly):
    path = os.path.join(folder, name)
    if slowly:
        with open(path, 'wb') as out:
            out.write(data[:len(data) // 2])
            out.flush()
            time.sleep(0.15)
            out.write(data[len(data) // 2:])
        return
    with open(path + '.tmp', 'wb') as out:
        out.write(data)
    os.replace(path + '.tmp', path)


def main():
    options = argparse.ArgumentParser(description='A small head end system behind a folder, for tests')
    options.add_argument('requests')
    options.add_argument('replies')
    options.add_argument('--names', choices=('asked', 'free'), default='asked')
    options.add_argument('--writes', choices=('at-once', 'slowly'), default='at-once')
    options.add_argument('--keeps', action='store_true')
    chosen = options.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    hes = Hes(Store(os.path.join(here, os.pardir, 'fixtures.json')), frozenset())
    threading.Thread(target=watch_stdin, daemon=True).start()
    done = os.path.join(chosen.requests, 'done')
    os.makedirs(done, exist_ok=True)
    print('READY %s' % chosen.requests, flush=True)
    number = 0
    while True:
        for name in sorted(os.listdir(chosen.requests)):
            if not name.endswith('.xml') or name.startswith('.'):
                continue
            path = os.path.join(chosen.requests, name)
            if not chosen.keeps:
                try:
                    os.rename(path, os.path.join(done, name))
                except FileNotFoundError:
                    continue
                path = os.path.join(done, name)
            with open(path, 'rb') as asked:
                text = asked.read().decode('utf-8', 'replace')
            _, answer = hes.exchange(dressed(text), 'utf-8')
            number += 1
            named = 'ANSWER%06d.XML' % number if chosen.names == 'free' else name[:-len('.xml')] + '.reply.xml'
            write(chosen.replies, named, undressed(answer).encode('utf-8'), chosen.writes == 'slowly')
            if chosen.keeps:
                try:
                    os.remove(path)
                except FileNotFoundError:
                    pass
        time.sleep(0.02)


if __name__ == '__main__':
    main()
