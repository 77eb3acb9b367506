"""Asks the forge before Mercurial keeps what was pushed. Written by the forge."""

import os
import socket

from mercurial import error

LATER = b'The forge could not be asked; try again later.'


class Forge:
    def __init__(self):
        self.socket = None
        folder = os.environ['FORGE_HOOKS']
        os.chdir(folder)
        for place in os.listdir('.'):
            try:
                one = socket.socket(socket.AF_UNIX)
                one.connect(place)
                self.socket = one
                break
            except OSError:
                one.close()
        if self.socket is None:
            raise error.Abort(LATER)
        self.out = self.socket.makefile('wb')
        self.say(b'hg-push', os.environb[b'FORGE_CALL'])

    def say(self, *words):
        try:
            self.out.write(b' '.join(words) + b'\n')
        except OSError:
            pass  # the answer is there already

    def answer(self):
        try:
            self.out.flush()
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        said = self.socket.makefile('rb').read()
        if not said.startswith(b'yes'):
            raise error.Abort(said[3:].strip() or LATER)


def changes(ui, repo, node, **rest):
    here = os.getcwd()
    try:
        forge = Forge()
        first = repo[node].rev()
        branches = set()
        for rev in range(first, len(repo)):
            change = repo[rev]
            branch = change.branch()
            if branch not in branches:
                branches.add(branch)
                there = first and repo.revs(
                    b'first(branch(%s) and 0:%d)', b'literal:' + branch, first - 1
                )
                forge.say(b'branch', b'old' if there else b'new', branch)
            for path in change.files():
                if path in change:
                    forge.say(b'file', b'%d' % change[path].size(), path)
        forge.answer()
    finally:
        os.chdir(here)


def bookmark(ui, repo, bookmark, node=b'', oldnode=b'', **rest):
    here = os.getcwd()
    try:
        forge = Forge()
        deed = b'gone' if not node else b'new' if not oldnode else b'old'
        if deed == b'old' and not repo[oldnode].isancestorof(repo[node]):
            deed = b'moved'
        forge.say(b'branch', deed, bookmark)
        forge.answer()
    finally:
        os.chdir(here)


def refuse(ui, repo, **rest):
    raise error.Abort(os.environb[b'FORGE_REFUSAL'])
