"""What a strict reader finds wrong with a mail, by programs that are not ours: Python's e-mail parser, icalendar, zipfile."""

import email
import email.policy
import html.parser
import io
import re
import zipfile

LONGEST_LINE = 998  # RFC 5322, section 2.1.1
LONGEST_ENCODED = 76  # RFC 2045, section 6.7 and 6.8
ONCE = ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted")
ALONE = {"meta", "br", "img", "hr"}  # elements without an end


class Page(html.parser.HTMLParser):
    """Whether elements close in their order, and what the page would fetch by itself."""

    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in ALONE:
            self.open.append(tag)
        if tag in ("img", "script", "iframe", "link", "object") or any(name == "src" for name, _ in attributes):
            self.faults.append(f"html fetches <{tag}>")
        for name, value in attributes:
            if name == "href" and not re.match(r"https?://|mailto:", value or ""):
                self.faults.append(f"html leads to {value!r}")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"html closes <{tag}> out of order")


def faults_of_html(words):
    page = Page()
    page.feed(words)
    page.close()
    if not words.startswith("<!DOCTYPE html>") or '<html lang="vi">' not in words:
        page.faults.append("html without type or language")
    return page.faults + [f"html leaves <{tag}> open" for tag in page.open]


def faults_of_calendar(content):
    try:
        import icalendar
    except ImportError:
        return []
    try:
        calendar = icalendar.Calendar.from_ical(content)
    except ValueError as error:
        return [f"calendar: {error}"]
    events = [each for each in calendar.walk() if each.name in ("VEVENT", "VTODO")]
    faults = [f"calendar: {error}" for each in [calendar, *events] for error in each.errors]
    if not events or len({each["UID"] for each in events}) != len(events):
        faults.append("calendar without entries, or two of one UID")
    if any(len(line) > 75 for line in content.split(b"\r\n")):  # RFC 5545, section 3.1
        faults.append("calendar with long lines")
    return faults


def faults_of_workbook(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return ["workbook that is damaged"] if package.testzip() or "xl/workbook.xml" not in package.namelist() else []
    except zipfile.BadZipFile as error:
        return [f"workbook: {error}"]


def faults_of_file(media_type, content):
    """media_type: without parameters"""
    if media_type == "text/calendar":
        return faults_of_calendar(content)
    if media_type.endswith("spreadsheetml.sheet"):
        return faults_of_workbook(content)
    return [f"a file of type {media_type}"]


def faults_of_lines(content):
    faults = []
    if any(len(line) > LONGEST_LINE for line in content.split(b"\r\n")):
        faults.append("a line too long")
    if b"\n" in content.replace(b"\r\n", b"") or b"\r" in content.replace(b"\r\n", b""):
        faults.append("a line that does not end with CRLF")
    return faults


def faults_of_encoding(content):
    faults = []
    if not content.isascii() or b"\x7f" in content:
        faults.append("bytes beyond ASCII")
    body = content.split(b"\r\n\r\n", 1)[-1]
    if any(len(line) > LONGEST_ENCODED and b":" not in line and b"=" != line[-1:] for line in body.split(b"\r\n")):
        faults.append("an encoded line too long")
    return faults


def faults_of_headers(message):
    faults = [f"{name}: {len(message.get_all(name, []))} times" for name in ONCE if len(message.get_all(name, [])) != 1]
    if "List-Unsubscribe-Post" in message and not str(message["List-Unsubscribe"]).startswith("<https://"):
        faults.append("one click without https")  # RFC 8058
    return faults


def faults_of(content, as_kept=False):
    """Everything that is wrong with the bytes of a mail. as_kept: in eight bits, and its files without their contents"""
    message = email.message_from_bytes(content, policy=email.policy.default)
    faults = faults_of_lines(content) + faults_of_headers(message)
    if not as_kept:
        faults += faults_of_encoding(content)
    for part in message.walk():
        faults += [repr(each) for each in part.defects]
        faults += [repr(each) for name in part.keys() for each in part[name].defects]
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is None or not plain.get_content().strip():
        faults.append("no text")
    if page is not None:
        faults += faults_of_html(page.get_content())
    for part in message.iter_attachments() if message.is_multipart() else []:
        if not as_kept:
            faults += faults_of_file(part.get_content_type(), part.get_payload(decode=True))
    return faults
