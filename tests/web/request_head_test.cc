#include "web/request_head.h"

#include <catch2/catch.hpp>

#include "web/parts.h"
#include "web/query.h"

using namespace web;

namespace {

/// The status with which a head is refused; 200 for one that is read, 0 for one that has not come as a whole.
int status_of(const std::string& bytes) {
  const auto head = head_in(bytes);
  if (!head) return 0;
  const auto* refusal = std::get_if<Refusal>(&*head);
  return refusal == nullptr ? 200 : refusal->status;
}

RequestHead head_of(const std::string& bytes) { return std::get<RequestHead>(head_in(bytes).value()); }

std::string with_line(const std::string& line) { return line + "\r\nHost: a\r\n\r\n"; }
std::string with_field(const std::string& field) { return "GET / HTTP/1.1\r\nHost: a\r\n" + field + "\r\n\r\n"; }

}  // namespace

TEST_CASE("a head is its method, target, host and headers, nothing in them decoded", "[web][head]") {
  const auto head =
      head_of("POST /a%20b?to=/x=y HTTP/1.1\r\nHost: a:80\r\nX-Note: \t100%25 %0d%0a \r\nx-note:\r\n\r\nbody");
  CHECK(head.method == "POST");
  CHECK(head.target == "/a%20b?to=/x=y");
  CHECK(head.path() == "/a%20b");
  CHECK(head.host == "a:80");
  CHECK(head.value("X-NOTE") == "100%25 %0d%0a");
  CHECK(head.count("X-Note") == 2);
  CHECK(head.value("Cookie").empty());
  CHECK(head.keeps_alive);
  CHECK(head.size == 78);
}

TEST_CASE("a head is read once it has come as a whole, however it comes", "[web][head]") {
  const auto bytes = with_field("Accept: */*");
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(status_of(bytes.substr(0, size)) == 0);
  CHECK(status_of(bytes) == 200);
  CHECK(head_of(bytes + bytes).size == bytes.size());
  CHECK(head_of("\r\n" + bytes).size == bytes.size() + 2);
  CHECK(status_of("\r\n\r\n" + bytes) == 400);
}

TEST_CASE("a line that is not method, target and version is refused", "[web][head]") {
  for (const auto* line : {"GET", "GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ", " GET / HTTP/1.1", "GET /a b HTTP/1.1",
                           "GET / FTP/1.1", "G(T / HTTP/1.1", "GET /#a HTTP/1.1", "GET a HTTP/1.1", "GET * HTTP/1.1",
                           "GET http:// HTTP/1.1", "GET http://u@a/ HTTP/1.1", "GET /\ta HTTP/1.1", "GET /%00 HTTP/1.1",
                           "GET /a%0d%0a HTTP/1.1", "GET ftp://a/ HTTP/1.1", "GETGETGETGETGETGETGETGET / HTTP/1.1"}) {
    CAPTURE(line);
    CHECK(status_of(with_line(line)) == 400);
  }
  CHECK(status_of(with_line(std::string{"GET /\0 HTTP/1.1", 15})) == 400);
  CHECK(status_of(with_line("GET / HTTP/2.0")) == 505);
  CHECK(status_of(with_line("GET / HTTP/1.10")) == 505);
}

TEST_CASE("of an absolute target the host counts, not the Host header", "[web][head]") {
  CHECK(head_of(with_line("GET HTTP://b:81/x?y HTTP/1.1")).host == "b:81");
  CHECK(head_of(with_line("GET http://b:81/x?y HTTP/1.1")).target == "/x?y");
  CHECK(head_of(with_line("GET https://b?y HTTP/1.1")).target == "/?y");
  CHECK(head_of(with_line("GET http://b HTTP/1.1")).target == "/");
}

TEST_CASE("without exactly one Host header there is no host", "[web][head]") {
  CHECK(head_of("GET / HTTP/1.1\r\n\r\n").host.empty());
  CHECK(head_of(with_field("host: b")).host.empty());
}

TEST_CASE("lines end in CRLF, and neither CR, LF, NUL nor folded lines are within", "[web][head]") {
  CHECK(status_of("GET / HTTP/1.1\nHost: a\n\n\r\n\r\n") == 400);
  for (const std::string field : {"X: a\nY: b", "X: a\rY: b", "X: a\r\n b", "X: a\r\n\tb", " X: a", "X : a", ": a", "X",
                                  "X\t: a", "X: \x7F", "X: \x01", "(X): a"}) {
    CAPTURE(field);
    CHECK(status_of(with_field(field)) == 400);
  }
  CHECK(status_of(with_field(std::string{"X: a\0b", 6})) == 400);
  CHECK(status_of(with_field("X: a\tb \xC4\x91")) == 200);
}

TEST_CASE("a head is refused at its limits, before more of it has come", "[web][head]") {
  CHECK(status_of(std::string(longest_line - 1, 'a')) == 0);
  CHECK(status_of(std::string(longest_line, 'a')) == 414);
  CHECK(status_of("GET / HTTP/1.1\r\nX: " + std::string(longest_head, 'a')) == 431);
  std::string hundred, one_more;
  for (std::size_t i = 1; i < most_headers; ++i) hundred += "X: a\r\n";
  one_more = hundred + "X: a\r\n";
  CHECK(status_of("GET / HTTP/1.1\r\nHost: a\r\n" + hundred + "\r\n") == 200);
  CHECK(status_of("GET / HTTP/1.1\r\nHost: a\r\n" + one_more + "\r\n") == 431);
}

TEST_CASE("a connection ends where close is asked for, and after HTTP/1.0", "[web][head]") {
  CHECK(!head_of(with_field("Connection: close")).keeps_alive);
  CHECK(!head_of(with_field("connection: te, Close")).keeps_alive);
  CHECK(head_of(with_field("Connection: keep-alive, disclose")).keeps_alive);
  CHECK(!head_of(with_line("GET / HTTP/1.0")).keeps_alive);
}

TEST_CASE("a parameter ends its name at the first equals sign and may hold others", "[web][head]") {
  const auto parameters = parameters_in("to=/a=b?c&x=1+2%2B&&y&%zz=%4&=z");
  const auto value = [&](const char* name) { return parameters.find(name)->second; };
  CHECK(parameters.size() == 5);
  CHECK(value("to") == "/a=b?c");
  CHECK(value("x") == "1 2+");
  CHECK(value("y").empty());
  CHECK(value("%zz") == "%4");
  CHECK(value("") == "z");
  CHECK(path_decoded("/a+b%20%C3%A1%u0041%") == "/a+b \xC3\xA1%u0041%");
}

TEST_CASE("a boundary is of the characters that may stand in one", "[web][head]") {
  CHECK(boundary_in("multipart/form-data; boundary=a-b") == "a-b");
  CHECK(boundary_in("multipart/form-data; charset=x; BOUNDARY=\"a b\"; z=1") == "a b");
  for (const auto* type : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a",
                           "multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=a\x01", "boundary=a"})
    CHECK(!boundary_in(type));
  CHECK(!boundary_in("multipart/form-data; boundary=" + std::string(71, 'a')));
  CHECK(is_in_parts("Multipart/Form-Data; boundary=a"));
  CHECK(!is_in_parts("text/plain"));
}

TEST_CASE("parts without end, with endless lines or without number are refused", "[web][head]") {
  const std::string part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nwords\r\n", end = "--b--\r\n";
  const auto status = [](const std::string& body) {
    const auto parts = parts_in(body, "b");
    const auto* refusal = std::get_if<Refusal>(&parts);
    return refusal != nullptr ? refusal->status : 200;
  };
  CHECK(status(part + part + end) == 200);
  CHECK(status("--b\r\n\r\nwords\r\n" + end) == 400);
  CHECK(status(part) == 400);
  CHECK(status("words" + end) == 400);
  CHECK(status("") == 400);
  CHECK(status("--b\r\nContent-Disposition: form-data; name=\"" + std::string(60000, 'a') + "\"\r\n\r\n\r\n" + end) ==
        413);
  CHECK(status("--b\r\nContent-Disposition: form") == 400);
  std::string lines, parts;
  for (std::size_t i = 0; i <= most_part_lines; ++i) lines += "X: a\r\n";
  CHECK(status("--b\r\n" + lines + "\r\nwords\r\n" + end) == 413);
  for (std::size_t i = 0; i < most_parts; ++i) parts += part;
  CHECK(status(parts + end) == 200);
  CHECK(status(parts + part + end) == 413);
}

TEST_CASE("a part is its field, its file's name and its bytes, as they were sent", "[web][head]") {
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n\r\n--b\r\ncontent-disposition: form-data; "
      "name=\"file\"; filename=\"a\"b.pdf\"\r\nContent-Type: "
      "text/html\r\n\r\n--b\r\n\n--bc\r\n--b\r\nContent-Disposition: "
      "form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--b--\r\n";
  const auto parts = std::get<std::vector<Part>>(parts_in(body, "b"));
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].field == "note");
  CHECK(parts[0].content.empty());
  CHECK_FALSE(parts[0].file_name);
  CHECK(parts[1].field == "file");
  CHECK(parts[1].file_name == "a\"b.pdf");
  CHECK(parts[1].content == "--b\r\n\n--bc");
  CHECK(parts[2].file_name == "");
}

TEST_CASE("fields that are no files are bounded together, files are not", "[web][head]") {
  const auto part = [](const std::string& more, std::size_t size) {
    return "--b\r\nContent-Disposition: form-data; name=\"a\"" + more + "\r\n\r\n" + std::string(size, 'x') + "\r\n";
  };
  const auto is_taken = [](const std::string& body) {
    return std::holds_alternative<std::vector<Part>>(parts_in(body + "--b--\r\n", "b"));
  };
  CHECK(is_taken(part("; filename=\"f\"", 200000) + part("", longest_fields)));
  CHECK_FALSE(is_taken(part("", longest_fields / 2) + part("", longest_fields / 2 + 1)));
}

TEST_CASE("bytes that can begin no request are refused without waiting for more", "[web][head]") {
  for (const std::string bytes : {"\x16\x03\x01", "\x80", " GET", "\n"}) {
    const auto head = head_in(bytes);
    REQUIRE(head);
    CHECK(std::get<Refusal>(*head).status == 400);
  }
  CHECK_FALSE(head_in(""));
  CHECK_FALSE(head_in("\r"));
}
