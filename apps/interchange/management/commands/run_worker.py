"""Do what is due by the clock: ends of protection, clocks of move requests."""

import os
import signal
import threading

from django.core.management import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from apps.interchange.clocks import tick_all

EVERY_SECONDS = 30


class Command(BaseCommand):
    help = "Do what is due by the clock, again and again, until told to stop."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is due now, and end.")
        parser.add_argument("--with-parent", type=int, help="End when the process of this number has ended.")

    def handle(self, *, once, with_parent, **options):
        if once:
            self.stdout.write(f"{tick_all(timezone.now())} due")
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set() and (with_parent is None or os.getppid() == with_parent):
            tick_all(timezone.now())
            close_old_connections()
            stopped.wait(EVERY_SECONDS)
