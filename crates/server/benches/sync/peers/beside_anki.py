"""The same work by Anki's own sync server and two collections. Prints one JSON object.

beside_anki.py OBJECTS FOREIGN LOCAL: first OBJECTS travel to an empty collection, then FOREIGN and LOCAL cross.
A note and its card are two objects.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request

from anki.collection import Collection

PORT = "27701"
ADDRESS = f"http://127.0.0.1:{PORT}/"
TEXT = "Rada města schvaluje uzavření smlouvy o nájmu části pozemku. " * 4


def serve(folder):
    settings = dict(os.environ, SYNC_USER1="jana:heslo", SYNC_BASE=folder, SYNC_HOST="127.0.0.1", SYNC_PORT=PORT)
    settings["MAX_SYNC_PAYLOAD_MEGS"] = "1000"
    server = subprocess.Popen([sys.executable, "-m", "anki.syncserver"], env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(ADDRESS + "health", timeout=1).read()
            return server
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the sync server of Anki does not answer")


def timed(work):
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def add(collection, count):
    from anki.collection import AddNoteRequest

    kind, deck = collection.models.by_name("Basic"), collection.decks.id("Default")
    requests = []
    for number in range(count):
        note = collection.new_note(kind)
        note["Front"], note["Back"] = f"Usnesení {number}", TEXT
        requests.append(AddNoteRequest(note=note, deck_id=deck))
    collection.add_notes(requests)


def edit(collection, ids, text):
    notes = [collection.get_note(each) for each in ids]
    for note in notes:
        note["Back"] = text + note["Back"]
    collection.update_notes(notes)


def normal(collection, key):
    answer = collection.sync_collection(key, False)
    if answer.required not in (answer.NO_CHANGES, answer.NORMAL_SYNC):
        raise SystemExit(f"a full sync was asked for: {answer.required}")


def full(collection, key, upload):
    collection.close_for_full_sync()
    collection.full_upload_or_download(auth=key, server_usn=None, upload=upload)
    collection.reopen(after_full_sync=True)


def opened(folder, name):
    collection = Collection(os.path.join(folder, name + ".anki2"))
    return collection, collection.sync_login("jana", "heslo", ADDRESS)


def memory(server):
    with open(f"/proc/{server.pid}/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def main():
    objects, foreign, local = (int(word) for word in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as folder:
        server = serve(os.path.join(folder, "base"))
        try:
            print(json.dumps(measured(folder, server, objects, foreign, local)))
        finally:
            server.kill()


def measured(folder, server, objects, foreign, local):
    first, key = opened(folder, "first")
    add(first, 1)
    full(first, key, True)
    second, second_key = opened(folder, "second")
    full(second, second_key, False)
    add(first, objects // 2)
    found = {"objects": objects}
    found["push_seconds"] = timed(lambda: normal(first, key))
    found["pull_seconds"] = timed(lambda: normal(second, second_key))
    third, third_key = opened(folder, "third")
    found["whole_file_seconds"] = timed(lambda: full(third, third_key, False))
    ids = list(first.find_notes(""))
    edit(first, ids[:foreign], "Odbor. ")
    edit(second, ids[foreign : foreign + local], "Doma. ")
    normal(first, key)
    found["two_weeks_seconds"] = timed(lambda: normal(second, second_key))
    normal(first, key)
    normal(second, second_key)
    quiet = sorted(timed(lambda: normal(second, second_key)) for _ in range(50))
    found["no_change_ms"] = quiet[25] * 1000
    found["server_kb"] = memory(server)
    return found


main()
