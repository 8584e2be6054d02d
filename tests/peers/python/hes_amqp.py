#!/usr/bin/env python3
# The small head end of hes.py behind a broker: AMQP 1.0 by Qpid Proton, written apart from the harness.
# Needs python3-qpid-proton.
#
#   python3 hes_amqp.py amqp://127.0.0.1:5672 QUEUE [--defect NAME]...
#
# Prints "READY QUEUE" when it takes messages; ends when its standard input closes.
#
# Deliberate defect, off unless asked for:
# BUG: no-correlation - replies bear no correlation-id.

import argparse
import os
import sys
import threading

from proton import Message
from proton.handlers import MessagingHandler
from proton.reactor import Container

from dress import dressed, undressed
from hes import Hes, Store


class Door(MessagingHandler):
    def __init__(self, url, queue, hes, correlates):
        super().__init__(prefetch=10)
        self.url, self.queue, self.hes, self.correlates = url, queue, hes, correlates

    def on_start(self, event):
        self.connection = event.container.connect(self.url, reconnect=False)
        self.receiver = event.container.create_receiver(self.connection, self.queue)
        self.senders = {}

    def on_link_opened(self, event):
        if event.link == self.receiver:
            print('READY %s' % self.queue, flush=True)

    def on_message(self, event):
        asked = event.message
        if not asked.reply_to:
            return
        text = asked.body if isinstance(asked.body, str) else bytes(asked.body).decode('utf-8', 'replace')
        _, answer = self.hes.exchange(dressed(text), 'utf-8')
        sender = self.senders.get(asked.reply_to)
        if sender is None:
            sender = self.senders[asked.reply_to] = event.container.create_sender(
                self.connection, asked.reply_to, name='to-' + asked.reply_to)
        reply = Message(body=undressed(answer))
        if self.correlates:
            reply.correlation_id = asked.correlation_id or asked.id
        sender.send(reply)

    def on_transport_error(self, event):
        os._exit(0)


def watch_stdin():
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


def main():
    options = argparse.ArgumentParser(description='A small head end system behind a broker, for tests')
    options.add_argument('broker')
    options.add_argument('queue')
    options.add_argument('--defect', action='append', default=[], choices=('no-correlation',))
    chosen = options.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    store = Store(os.path.join(here, os.pardir, 'fixtures.json'))
    threading.Thread(target=watch_stdin, daemon=True).start()
    Container(Door(chosen.broker, chosen.queue, Hes(store, frozenset()), 'no-correlation' not in chosen.defect)).run()


if __name__ == '__main__':
    main()
