"""The corpus folder on disk: the only code that knows its files.

``load`` reads it into a Corpus and never fails on wrong data: each mistake is a Problem in ``corpus.problems``, with
the rule's id and these ``args``, which the rule's message words (``…_en`` and ``…_zh`` come worded in both languages):

=================== ==========================================================================================
file-encoding       found (``0xB2``, ``U+0007``, ``GB18030``, ``UTF-16``, ``U+FEFF (byte order mark)``)
file-unexpected     file
file-missing        file, reason (the system's words where it is there and cannot be read, else empty)
merge-conflict      ours, theirs (what git calls the sides; empty where the marker is lost), end (its last line)
yaml-tab            (none)
yaml-syntax         detail_en, detail_zh
yaml-duplicate-key  key, first (``path:line``)
record-unknown-key  key, known (all keys that can stand there)
record-wrong-type   key (the way to the value, ``sources.0.role``), expected_en, expected_zh, found
record-missing-key  key
duplicate-id        id, first (``path:line``)
claim-exempt-reason value (``–``: an empty text)
date-invalid        key, value, expected_en, expected_zh
paper-id-mismatch   id, stem
=================== ==========================================================================================
"""

from __future__ import annotations

from toolkit.corpus.history import log as log
from toolkit.corpus.history import settle as settle
from toolkit.corpus.history import undo as undo
from toolkit.corpus.layout import find_root as find_root
from toolkit.corpus.libraries import kept_library as kept_library
from toolkit.corpus.libraries import library_path as library_path
from toolkit.corpus.loading import load as load
from toolkit.corpus.local import local_email as local_email
from toolkit.corpus.local import local_texts as local_texts
from toolkit.corpus.local import remember_text as remember_text
from toolkit.corpus.places import pinpoint as pinpoint
from toolkit.corpus.saving import change as change
from toolkit.corpus.saving import replace_file as replace_file
from toolkit.corpus.saving import save as save
from toolkit.corpus.schema import schemas as schemas
from toolkit.corpus.schema import write_schemas as write_schemas
from toolkit.corpus.starting import init as init
