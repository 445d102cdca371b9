"""A headless Chromium, driven through the DevTools protocol with nothing but Python's own library.

A browser has people; each has a page of their own that shares no cookie with another's. They type, press and read as
someone in front of a screen does: keys and clicks are real input events, counted as they are made.
"""
import base64
import http.client
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time


class Socket:
    """A WebSocket (RFC 6455) as a client speaks it to a program on the same machine."""

    def __init__(self, port, path):
        self.stream = socket.create_connection(("127.0.0.1", port), timeout=30)
        key = base64.b64encode(os.urandom(16)).decode()
        self.stream.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.stream.recv(65536)
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        assert b" 101 " in head.split(b"\r\n")[0], head

    def send(self, text):
        payload = text.encode()
        mask = os.urandom(4)
        size = len(payload)
        head = b"\x81" + (bytes([0x80 | size]) if size < 126 else
                          b"\xfe" + struct.pack(">H", size) if size < 65536 else b"\xff" + struct.pack(">Q", size))
        self.stream.sendall(head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload)))

    def receive(self):
        message = b""
        while True:
            first, size = self._take(2)
            size &= 0x7f
            if size == 126:
                size, = struct.unpack(">H", self._take(2))
            elif size == 127:
                size, = struct.unpack(">Q", self._take(8))
            message += self._take(size)
            if first & 0x80:
                return message.decode()

    def _take(self, size):
        while len(self.buffer) < size:
            more = self.stream.recv(1 << 20)
            if not more:
                raise ConnectionError("the browser closed the connection")
            self.buffer += more
        taken, self.buffer = self.buffer[:size], self.buffer[size:]
        return taken


class Browser:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="dondoc-browser-")
        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--lang=vi", "--hide-scrollbars",
             "--remote-debugging-port=0", f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "LANGUAGE": "vi"})
        port = self._port()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/json/version")
        address = json.loads(connection.getresponse().read())["webSocketDebuggerUrl"]
        self.socket = Socket(port, "/" + address.split("/", 3)[3])
        self.last = 0
        self.events = []

    def _port(self):
        file = os.path.join(self.profile, "DevToolsActivePort")
        for _ in range(300):
            if os.path.exists(file) and (lines := open(file).read().split("\n")) and lines[0]:
                return int(lines[0])
            time.sleep(0.1)
        raise TimeoutError("Chromium did not start")

    def call(self, method, session=None, **parameters):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.receive())
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append((answer.get("sessionId"), answer.get("method")))

    def wait_for(self, method, session):
        while (session, method) not in self.events:
            answer = json.loads(self.socket.receive())
            self.events.append((answer.get("sessionId"), answer.get("method")))

    def person(self, name, width):
        return Person(self, name, width)

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


class Person:
    """Somebody with a browser window of that width; below 500 pixels it is a phone's."""

    def __init__(self, browser, name, width):
        self.browser, self.name, self.width = browser, name, width
        context = browser.call("Target.createBrowserContext")["browserContextId"]
        target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "DOM", "Runtime"):
            self.call(domain + ".enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=844 if width < 500 else 900,
                  deviceScaleFactor=1, mobile=width < 500)
        self.keys = self.clicks = self.files = self.pages = 0

    def call(self, method, **parameters):
        return self.browser.call(method, session=self.session, **parameters)

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']['exception'].get('description')}")
        return result["result"].get("value")

    def _loads(self, act):
        self.browser.events.clear()
        act()
        self.browser.wait_for("Page.loadEventFired", self.session)
        self.pages += 1

    def open(self, address):
        self._loads(lambda: self.call("Page.navigate", url=address))

    def click(self, element):
        """Clicks in the middle of what the JavaScript expression gives, scrolled into sight."""
        place = self.value(
            f"(() => {{ const e = {element}; if (!e) return null; e.scrollIntoView({{block: 'center'}});"
            " const b = e.getBoundingClientRect(); return {x: b.x + b.width / 2, y: b.y + b.height / 2}; })()")
        if place is None:
            raise AssertionError(f"{self.name} does not find {element} on {self.address()}:\n{self.text()}")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **place)
        self.clicks += 1

    @staticmethod
    def _form(button):
        return f"[...document.forms].find(f => [...f.querySelectorAll('button')].some(b => b.innerText.trim() === {json.dumps(button)}))"

    def type(self, button, field, words):
        """Types into the named field of the form that the button sends."""
        self.click(f"{self._form(button)}?.elements[{json.dumps(field)}]")
        self.value("document.activeElement.select()")  # what stood there is typed over
        for letter in words:
            self.call("Input.dispatchKeyEvent", type="char", text=letter)
            self.keys += 1

    def type_day(self, button, field, iso):
        """A day as a person types it: eight figures, in the order of the browser's language."""
        element = f"{self._form(button)}.elements[{json.dumps(field)}]"
        year, month, day = iso.split("-")
        self.value(f"document.activeElement.blur(); {element}.focus()")
        self.clicks += 1
        for figure in (month + day if self.value("navigator.language") == "en-US" else day + month) + year:
            key = {"key": figure, "code": "Digit" + figure, "windowsVirtualKeyCode": ord(figure)}
            self.call("Input.dispatchKeyEvent", type="keyDown", text=figure, **key)
            self.call("Input.dispatchKeyEvent", type="keyUp", **key)
            self.keys += 1
        if (typed := self.value(element + ".value")) != iso:
            raise AssertionError(f"{iso} was typed, and became {typed}")

    def attach(self, button, field, path):
        handle = self.call("Runtime.evaluate", expression=f"{self._form(button)}.elements[{json.dumps(field)}]")
        self.call("DOM.setFileInputFiles", files=[path], objectId=handle["result"]["objectId"])
        self.files += 1

    def press(self, button):
        self._loads(lambda: self.click(
            f"[...document.querySelectorAll('button')].find(b => b.innerText.trim() === {json.dumps(button)})"))

    def press_in(self, selector, button):
        self._loads(lambda: self.click(
            f"[...document.querySelectorAll({json.dumps(selector + ' button')})].find(b => b.innerText.trim() === {json.dumps(button)})"))

    def follow(self, words):
        self._loads(lambda: self.click(
            f"[...document.querySelectorAll('a')].find(a => a.innerText.trim() === {json.dumps(words)})"))

    def text(self):
        return self.value("document.body.innerText")

    def address(self):
        return self.value("location.href")

    def sees(self, *words):
        shown = self.text()
        for each in words:
            if each not in shown:
                raise AssertionError(f"{self.name} does not see «{each}» on {self.address()}:\n{shown}")

    def sees_whole_width(self):
        width = self.value("document.documentElement.scrollWidth")
        if width > self.width:
            raise AssertionError(f"{self.address()} is {width} wide on a screen of {self.width}")

    def picture(self, path):
        height = self.value("document.documentElement.scrollHeight")
        picture = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                            clip={"x": 0, "y": 0, "width": self.width, "height": min(height, 3000), "scale": 1})
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture["data"]))
