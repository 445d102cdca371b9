#!/usr/bin/python3
"""Looks at what a simulation left (simulation --keep DIR) with programs that are not ours.

usage: strict.py DIR [DONDOC]

Every mail that was kept goes through Python's e-mail parser, which may find no defect in it, and every file that came
along through a reader of its kind; with DONDOC, the built program, a calendar feed goes through icalendar and an exported
list through LibreOffice, where these are there. It works on a copy. Exits with 1 where anything is wrong.
"""

import email
import email.policy
import hashlib
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "mails"))
from strictly import faults_of, faults_of_file  # noqa: E402

PORT = 18391


def look_at_mails(folder):
    database = sqlite3.connect(f"file:{folder}/dondoc.db?mode=ro", uri=True)
    looked_at, wrong = 0, []
    for number, message_id, subject, kept, size in database.execute(
        "SELECT o.id, o.message_id, o.subject, k.mime, k.size FROM outbox o JOIN kept_mail k ON k.message = o.id"
    ):
        looked_at += 1
        mime = kept if size is None else zlib.decompress(kept)
        message = email.message_from_bytes(mime, policy=email.policy.default)
        faults = faults_of(mime, as_kept=True)
        if message["Message-ID"].strip() != message_id or message["Subject"] != subject:
            faults.append("another Message-ID or subject than the outbox has")
        if faults:
            wrong.append((number, faults))
    print(f"{looked_at} mails through Python's parser, {len(wrong)} with a fault", *wrong[:5])
    return looked_at > 0 and not wrong


def look_at_files(folder):
    """The files that mails brought, as long as they are kept."""
    database = sqlite3.connect(f"file:{folder}/dondoc.db?mode=ro", uri=True)
    looked_at, wrong = 0, []
    for number, sha256, media_type, content in database.execute(
        "SELECT id, sha256, type, bytes FROM mail_file JOIN mail_file_content ON file = id"
    ):
        looked_at += 1
        faults = faults_of_file(media_type.split(";")[0], content)
        if hashlib.sha256(content).hexdigest() != sha256:
            faults.append("another SHA-256")
        if faults:
            wrong.append((number, faults))
    print(f"{looked_at} files of mails, {len(wrong)} with a fault", *wrong[:5])
    return not wrong


def look_at_feed(folder, dondoc):
    try:
        import icalendar
    except ImportError:
        print("icalendar is not there: skipped")
        return True
    feed = subprocess.run(
        [dondoc, "person", "feed", "van-phong@tinh.example", "--data", folder], capture_output=True, text=True, check=True
    )
    address = next(word for word in feed.stdout.split() if word.startswith("http"))
    path = address.split("/", 3)[3]
    server = subprocess.Popen(
        [dondoc, "serve", "--data", folder, "--listen", f"127.0.0.1:{PORT}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            try:
                text = urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{path}").read()
                break
            except OSError:
                time.sleep(0.1)
        calendar = icalendar.Calendar.from_ical(text)
        events = [each for each in calendar.walk() if each.name in ("VEVENT", "VTODO")]
        names = {each["UID"] for each in events}
        print(f"the feed through icalendar: {len(events)} entries, {len(calendar.errors)} errors")
        return not calendar.errors and len(names) == len(events) and all(not each.errors for each in events)
    finally:
        server.terminate()
        server.wait()


def look_at_list(folder, dondoc, work):
    if shutil.which("soffice") is None:
        print("LibreOffice is not there: skipped")
        return True
    made = work / "qua-han.xlsx"
    subprocess.run(
        [dondoc, "overdue", "--data", folder, "--format", "xlsx", "--out", made], check=True, stdout=subprocess.DEVNULL
    )
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{work}/office", "--headless", "--convert-to", "csv", "--outdir", work, made],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    lines = (work / "qua-han.csv").read_text(errors="replace").splitlines()
    print(f"the overdue list through LibreOffice: {len(lines)} lines")
    return len(lines) > 1


def main():
    folder = pathlib.Path(sys.argv[1])
    is_well = look_at_mails(folder)
    is_well = look_at_files(folder) and is_well
    if len(sys.argv) > 2:
        dondoc = str(pathlib.Path(sys.argv[2]).resolve())
        with tempfile.TemporaryDirectory() as work:
            copy = pathlib.Path(work) / "data"
            shutil.copytree(folder, copy)
            is_well = look_at_feed(copy, dondoc) and is_well
            is_well = look_at_list(copy, dondoc, pathlib.Path(work)) and is_well
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
