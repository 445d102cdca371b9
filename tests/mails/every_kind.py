#!/usr/bin/python3
"""Every kind of mail, from the program as it is built through a real server, read strictly.

usage: every_kind.py DONDOC [FOLDER]

Puts the sample programme in force in a data folder of its own, lets months pass, and has each kind of mail sent: the mail of
the day, what the office decided, the six digests, an invitation, a new password, a test. python3-aiosmtpd takes them, over
STARTTLS and from who signs in alone; `strictly` reads them. With FOLDER the mails are kept there, and their html beside
them. Exits with 1 where anything is wrong or a kind is missing, with 4 (skipped) where aiosmtpd or openssl is not there.
"""

import datetime
import email
import email.policy
import html.parser
import http.cookiejar
import logging
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid

from strictly import faults_of

SKIPPED = 4
PASSWORD = "con thuyền nan bờ sông"
SMTP_PASSWORD = "mật khẩu: ≠ 1"
OFFICE, SECOND, CONTACT = "van-phong@thanhlam.example", "tong-hop@thanhlam.example", "kien.lv@tochuc.thanhlam.example"
KINDS = {  # what stands in the words of each
    "mail of the day": "TRONG HẠN, CẦN CHUẨN BỊ",
    "decision": "VĂN PHÒNG ĐÃ XỬ LÝ",
    "digest of the week": "Bản tin tuần từ",
    "digest before a meeting": "Bản tin trước phiên họp",
    "digest of an agency": "Bản tin tháng",
    "figures of a quarter": "Báo cáo quý",
    "figures of a half-year": "Báo cáo 6 tháng",
    "figures of a year": "Báo cáo năm",
    "invitation": "Văn phòng mời ông/bà",
    "new password": "đặt lại mật khẩu của tài khoản",
    "test": "Đây là thư thử",
}


class MailServer:
    """Takes mail over STARTTLS from who signs in, and remembers it byte for byte."""

    def __init__(self, folder):
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import AuthResult

        self.taken = []
        logging.getLogger("mail.log").setLevel(logging.ERROR)  # what it finds old-fashioned in itself
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
             "subjectAltName=DNS:localhost", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
            check=True, capture_output=True)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(folder / "cert.pem", folder / "key.pem")

        def may_enter(server, session, envelope, mechanism, data):
            return AuthResult(success=data.login == b"dondoc" and data.password == SMTP_PASSWORD.encode(), handled=False)

        self.controller = Controller(self, hostname="127.0.0.1", port=free_port(), tls_context=context, require_starttls=True,
                                     auth_required=True, auth_require_tls=True, authenticator=may_enter)
        self.controller.start()

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(envelope.content)
        return "250 2.0.0 taken"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Forms(html.parser.HTMLParser):
    """The forms of a page: where each leads, and what it would send untouched."""

    def __init__(self, page):
        super().__init__()
        self.forms = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        of = dict(attributes)
        if tag == "form":
            self.forms.append((of.get("action", ""), {}))
        elif tag == "input" and self.forms and "name" in of:
            self.forms[-1][1][of["name"]] = of.get("value") or ""


class Visitor:
    """A browser without pictures."""

    def __init__(self, address):
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def page(self, path):
        return self.opener.open(self.address + path).read().decode()

    def submit(self, path, pattern, **typed):
        """Fills in the first form of the page whose address is like the pattern, and sends it."""
        for action, fields in Forms(self.page(path)).forms:
            if re.search(pattern, action):
                return self.send(action, fields | typed)
        raise AssertionError(f"no form like {pattern} on {path}")

    def send(self, action, fields):
        mark = uuid.uuid4().hex
        body = "".join(f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                       for name, value in fields.items()) + f"--{mark}--\r\n"
        request = urllib.request.Request(self.address + action, body.encode(),
                                         {"Content-Type": f"multipart/form-data; boundary={mark}"})
        return self.opener.open(request).read().decode()


class Installation:
    def __init__(self, program, folder, mail_port):
        self.program, self.data, self.today = program, folder / "data", datetime.date.today()
        self.port = free_port()
        self.data.mkdir()
        (self.data / "smtp.password").write_text(SMTP_PASSWORD + "\n")
        (self.data / "smtp.password").chmod(0o600)
        shutil.copy(folder / "cert.pem", self.data / "ca.pem")
        (self.data / "dondoc.toml").write_text(f"""page_url = "http://127.0.0.1:{self.port}"
[sign_in]
hash_passes = 1
hash_memory = 8
[mail]
from_name = "Đôn đốc – Tỉnh ủy Thanh Lam"
from_address = "don-doc@thanhlam.example"
[smtp]
host = "localhost"
port = {mail_port}
user = "dondoc"
password_file = "smtp.password"
ca_file = "ca.pem"
[[office]]
name = "Văn phòng Tỉnh ủy"
email = "{OFFICE}"
[[office]]
name = "Phòng Tổng hợp"
email = "{SECOND}"
[[committee]]
name = "Ban Thường vụ Tỉnh ủy"
email = "ban-thuong-vu@thanhlam.example"
""")

    def run(self, *arguments, given=None):
        done = subprocess.run([self.program, *map(str, arguments), "--data", self.data], input=given, capture_output=True,
                              text=True)
        if done.returncode != 0:
            raise AssertionError(f"dondoc {' '.join(map(str, arguments))}: {done.stderr}")
        return done.stdout

    def tick(self, day, time_of_day="08:00:00"):
        self.run("tick", "--now", f"{day}T{time_of_day}+07:00")

    def history(self, sample):
        """The programme in force two months ago, and the mornings since."""
        first = self.today - datetime.timedelta(days=60)
        self.run("agency", "load", sample / "co-quan.csv")
        self.run("import", sample / "chuong-trinh-hanh-dong.txt", "--activate", "--now", f"{first}T07:45:00+07:00")
        for days in range(60, 0, -12):
            self.tick(self.today - datetime.timedelta(days=days))

    def serve(self):
        server = subprocess.Popen([self.program, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return server
            time.sleep(0.1)
        raise TimeoutError("the program does not serve")

    def act(self, report_link):
        """What people do on the page: a report, sent back by the office; an invitation; a forgotten password."""
        self.run("person", "password", OFFICE, "--stdin", given=PASSWORD + "\n")
        server = self.serve()
        try:
            address = f"http://127.0.0.1:{self.port}"
            stranger, office = Visitor(address), Visitor(address)
            stranger.submit(report_link[len(address):], r"^/l/[^/]*$|/claim", document_number="125-BC/BTCTU",
                            document_on=str(self.today), receiving_level="Ban Thường vụ Tỉnh ủy")
            stranger.submit("/reset", "/reset", email=CONTACT)
            office.submit("/sign-in", "/sign-in", email=OFFICE, password=PASSWORD)
            office.submit("/claims", r"/claims/\d+/return", reason="Chưa có phụ lục & số liệu <đến 30/9> của «xã»")
            office.submit("/people", r"/people/\d+/invite")
        finally:
            server.terminate()
            server.wait()

    def after(self):
        """The digests, sent at once, and the mails of the next working days."""
        for kind in ("committee", "quarter", "half-year", "year"):
            self.run("digest", kind, "--send")
        self.run("digest", "agency", "--for", "Ban Tổ chức Tỉnh ủy", "--send")
        self.run("digest", "meeting", "--on", self.today + datetime.timedelta(days=6))
        self.run("tick")
        for days in range(1, 7):
            self.tick(self.today + datetime.timedelta(days=days), "09:00:00")
        self.run("mail", "test", CONTACT)


def report_link(mails):
    """The newest link by which the contact reports, out of a mail to them."""
    for content in reversed(mails):
        message = email.message_from_bytes(content, policy=email.policy.default)
        found = re.search(r"http://\S+/l/\S+", message.get_body(("plain",)).get_content())
        if CONTACT in str(message["To"]) and found:
            return found[0]
    raise AssertionError(f"no mail to {CONTACT} has a link to report by")


def words_of(content):
    return email.message_from_bytes(content, policy=email.policy.default).get_body(("plain",)).get_content()


def keep(folder, mails):
    folder.mkdir(parents=True, exist_ok=True)
    for kind, words in KINDS.items():
        content = next((each for each in reversed(mails) if words in words_of(each)), None)
        if content is None:
            continue
        name = kind.replace(" ", "-")
        (folder / f"{name}.eml").write_bytes(content)
        page = email.message_from_bytes(content, policy=email.policy.default).get_body(("html",))
        if page is not None:
            (folder / f"{name}.html").write_text(page.get_content())


def judge(mails):
    wrong = 0
    for content in mails:
        faults = faults_of(content)
        wrong += bool(faults)
        if faults:
            subject = email.message_from_bytes(content, policy=email.policy.default)["Subject"]
            print(f"«{subject}»: {', '.join(faults[:5])}")
    missing = [kind for kind, words in KINDS.items() if not any(words in words_of(each) for each in mails)]
    print(f"{len(mails)} mails taken over STARTTLS, {wrong} with a fault; kinds that are missing: {', '.join(missing) or 'none'}")
    return not wrong and not missing


def main():
    try:
        import aiosmtpd  # noqa: F401
    except ImportError:
        print("skipped: no python3-aiosmtpd")
        return SKIPPED
    if shutil.which("openssl") is None:
        print("skipped: no openssl")
        return SKIPPED
    sample = pathlib.Path(__file__).resolve().parents[2] / "data" / "sample"
    with tempfile.TemporaryDirectory(prefix="dondoc-mails-") as folder:
        server = MailServer(pathlib.Path(folder))
        try:
            here = Installation(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(folder), server.controller.port)
            here.history(sample)
            here.act(report_link(server.taken))
            here.after()
        finally:
            server.controller.stop()
        if len(sys.argv) > 2:
            keep(pathlib.Path(sys.argv[2]), server.taken)
        return 0 if judge(server.taken) else 1


if __name__ == "__main__":
    sys.exit(main())
