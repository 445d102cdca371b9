#include "mail/mime.h"

#include <catch2/catch.hpp>
#include <thread>

#include "mail/parsed.h"
#include "support/messages.h"

using namespace mail;
using support::message;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The lines, without the CRLF that must end each of them.
std::vector<std::string> lines_of(const std::string& mime) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  for (auto end = mime.find("\r\n"); end != std::string::npos; end = mime.find("\r\n", at)) {
    lines.push_back(mime.substr(at, end - at));
    at = end + 2;
  }
  if (at != mime.size()) lines.push_back(mime.substr(at));
  return lines;
}

/// Names of the header fields at the top, in order.
std::vector<std::string> fields_of(const std::string& mime) {
  std::vector<std::string> names;
  for (const auto& line : lines_of(mime)) {
    if (line.empty()) break;
    if (line[0] != ' ' && line[0] != '\t') names.push_back(line.substr(0, line.find(':')));
  }
  return names;
}

void check_form(const std::string& mime, std::size_t longest) {
  for (const auto& line : lines_of(mime)) {
    CAPTURE(line);
    CHECK(line.size() <= longest);
    CHECK(std::ranges::all_of(line, [](char c) { return (c >= ' ' && c < 0x7f) || c == '\t'; }));
  }
}

}  // namespace

TEST_CASE("a message reads back as it was written", "[mail]") {
  const auto read = parsed(mime_of(message()));
  CHECK(read.from == message().from);
  CHECK(read.to == std::vector{message().to});
  CHECK(read.subject == message().subject);
  CHECK(read.text == message().text);
  CHECK(read.html == message().html);
  CHECK(read.date == message().date);
  CHECK(read.message_id == message().message_id);
}

TEST_CASE("what is kept in eight bits reads the same, and is shorter", "[mail]") {
  const auto sent = mime_of(message()), kept = mime_of(message(), TextEncoding::eight_bit);
  CHECK(kept.size() < sent.size());
  CHECK(contains(kept, "Content-Transfer-Encoding: 8bit\r\n"));
  CHECK(contains(kept, "Kính gửi"));
  CHECK(parsed(kept).text == parsed(sent).text);
  CHECK(parsed(kept).html == parsed(sent).html);
  CHECK(parsed(kept).subject == parsed(sent).subject);
}

TEST_CASE("a message has the headers that mail needs", "[mail]") {
  const auto mime = mime_of(message());
  check_form(mime, 78);
  CHECK(contains(mime, "Date: Mon, 02 Mar 2026 07:30:00 +0700\r\n"));
  CHECK(contains(mime, "Message-Id: <1.2026@dondoc.example>\r\n"));
  CHECK(contains(mime, "MIME-Version: 1.0\r\n"));
  CHECK(contains(mime, "Auto-Submitted: auto-generated\r\n"));
  CHECK(contains(mime, "Content-Type: multipart/alternative;"));
  CHECK(mime.find("text/plain; charset=utf-8") < mime.find("text/html; charset=utf-8"));
}

TEST_CASE("the same message gives the same bytes", "[mail]") { CHECK(mime_of(message()) == mime_of(message())); }

TEST_CASE("a message without html is plain text alone", "[mail]") {
  auto plain = message();
  plain.html.clear();
  const auto mime = mime_of(plain);
  CHECK_FALSE(contains(mime, "multipart"));
  CHECK(contains(mime, "Content-Type: text/plain; charset=utf-8\r\n"));
  CHECK(parsed(mime).text == plain.text);
  plain.text.clear();
  CHECK(parsed(mime_of(plain)).text.empty());
}

TEST_CASE("long Vietnamese subjects are folded and read back", "[mail]") {
  auto long_one = message();
  long_one.subject.clear();
  for (int n = 0; n < 40; ++n) long_one.subject += "Đôn đốc thực hiện nhiệm vụ số " + std::to_string(n) + "; ";
  long_one.subject += "hết";
  const auto mime = mime_of(long_one);
  check_form(mime, 78);
  CHECK(parsed(mime).subject == long_one.subject);
}

TEST_CASE("a subject without blanks is folded too", "[mail]") {
  for (const auto* word : {"ộ", "x", "😀"}) {
    auto solid = message();
    solid.subject.clear();
    for (int n = 0; n < 700; ++n) solid.subject += word;
    const auto mime = mime_of(solid);
    check_form(mime, 998);
    CHECK(parsed(mime).subject == solid.subject);
  }
}

TEST_CASE("names with commas, quotes and brackets read back", "[mail]") {
  for (const auto* name : {"Nguyễn Văn A, Phó Giám đốc (Sở Nội vụ)", "Văn phòng \"Đôn đốc\"", "A, \"B\" <c@d.vn>; e:f",
                           "O'Neil \\ Sons", "a@b.vn", ",",
                           "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội "
                           "tỉnh, Văn phòng, Ban Tuyên giáo và Dân vận"}) {
    auto named = message();
    named.from.name = named.to.name = name;
    const auto mime = mime_of(named);
    CAPTURE(name, mime);
    check_form(mime, 998);
    CHECK(parsed(mime).from == named.from);
    CHECK(parsed(mime).to == std::vector{named.to});
  }
}

TEST_CASE("a mailbox without a name is its address alone", "[mail]") {
  auto unnamed = message();
  unnamed.to.name.clear();
  const auto mime = mime_of(unnamed);
  CHECK(contains(mime, "To: a@so.example\r\n"));
  CHECK(parsed(mime).to == std::vector{unnamed.to});
}

TEST_CASE("no value begins another header", "[mail]") {
  const auto wanted = fields_of(mime_of(message()));
  for (const auto& evil :
       {std::string{"a\r\nBcc: x@y.vn"}, std::string{"a\nBcc: x@y.vn"}, std::string{"a\rBcc: x@y.vn"},
        std::string{"a\r\n\r\n<script>"}, std::string{"a\0\r\nBcc: x@y.vn", 16}, std::string{"a\u2028Bcc: x@y.vn"},
        std::string{"a\u0085Bcc: x@y.vn"}, std::string{"=?utf-8?q?a=0D=0ABcc:_x@y.vn?="},
        std::string{"ộ\r\n Bcc: x@y.vn"}, std::string{"a\v\f\x1b\x7f"}, std::string{"\xff\xfe\r\nBcc: x@y.vn"},
        std::string{"\r\n"}}) {
    auto attacked = message();
    attacked.subject = attacked.from.name = attacked.to.name = evil;
    const auto mime = mime_of(attacked);
    CAPTURE(evil, mime);
    CHECK(fields_of(mime) == wanted);
    check_form(mime, 998);
    const auto read = parsed(mime);
    CHECK(read.from.address == attacked.from.address);
    CHECK(read.to.size() == 1);
    CHECK(read.text == message().text);
  }
}

TEST_CASE("no value of a further header begins another", "[mail]") {
  auto attacked = message();
  attacked.headers = {{"List-Id", "Đôn đốc\r\nBcc: x@y.vn"}, {"X-Plain", "a\r\nBcc: x@y.vn"}};
  auto wanted = fields_of(mime_of(message()));
  wanted.insert(std::ranges::find(wanted, "MIME-Version"), {"List-Id", "X-Plain"});
  CHECK(fields_of(mime_of(attacked)) == wanted);
}

TEST_CASE("further headers stand as given", "[mail]") {
  auto more = message();
  more.headers = {
      {"List-Id", "Đôn đốc <dondoc.example>"},
      {"List-Unsubscribe", "<https://dondoc.example/thu/huy?ma=" + std::string(120, 'a') + ">, <mailto:a@b.vn>"},
      {"Auto-Submitted", "auto-replied"}};
  const auto mime = mime_of(more);
  CHECK(contains(mime, " <dondoc.example>\r\n"));
  CHECK(contains(mime, "ma=" + std::string(120, 'a') + ">,\r\n <mailto:a@b.vn>\r\n"));
  CHECK(contains(mime, "Auto-Submitted: auto-replied\r\n"));
  CHECK_FALSE(contains(mime, "auto-generated"));
}

TEST_CASE("a long further header is folded between words", "[mail]") {
  auto more = message();
  std::string words;
  for (int n = 0; n < 100; ++n) words += "<" + std::to_string(n) + "@dondoc.example> ";
  more.headers = {{"References", words}};
  check_form(mime_of(more), 78);
  CHECK(contains(mime_of(more), "References: <0@dondoc.example>"));
}

TEST_CASE("what no person wrote must be right: it throws", "[mail]") {
  const auto refused = [](auto&& change) {
    auto changed = message();
    change(changed);
    CHECK_THROWS_AS(mime_of(changed), std::invalid_argument);
  };
  for (const auto* address : {"", "a", "a@b.vn\r\nBcc: x@y.vn", "a@b.vn>, <x@y.vn"}) {
    refused([&](Message& changed) { changed.from.address = address; });
    refused([&](Message& changed) { changed.to.address = address; });
  }
  for (const auto* id : {"", "<>", "<@>", "<a@>", "<@b>", "a@b", "<a@b", "a@b>", "<a b@c>", "<a@b>\r\nBcc: x@y.vn",
                         "<a@b>c>", "<a@b@c>", "<a..b@c>", "<ộ@b>"})
    refused([&](Message& changed) { changed.message_id = id; });
  refused([](Message& changed) { changed.message_id = "<" + std::string(250, 'a') + "@b>"; });
  for (const auto* name :
       {"", "X Y", "X:Y", "X\r\nY", "Thư", "subject", "FROM", "Content-Type", "content-length", "Message-ID"})
    refused([&](Message& changed) { changed.headers = {{name, "a"}}; });
  refused([](Message& changed) { changed.headers = {{"X", std::string(901, 'a')}}; });
}

TEST_CASE("bodies keep their words and stay within lines", "[mail]") {
  for (const auto& words :
       {std::string(2000, 'x') + "\n", std::string(2000, ' ') + "hết\n", std::string("From a\n.\n..\n--\n=\n\tx \n \n"),
        std::string("không có dòng cuối"), std::string("\n\n\n"), std::string("=_--=20=\n\x01\x1f\n"),
        std::string("<a href=\"https://dondoc.example/?a=1&b=2\">ộ</a>\n")}) {
    auto changed = message();
    changed.text = changed.html = words;
    const auto mime = mime_of(changed);
    CAPTURE(words, mime);
    check_form(mime, 78);
    CHECK(parsed(mime).text == words);
    CHECK(parsed(mime).html == words);
  }
}

TEST_CASE("line ends of every kind become line ends, and bytes that are no text are replaced", "[mail]") {
  auto changed = message();
  changed.text = "a\r\nb\rc\nd\xff";
  CHECK(parsed(mime_of(changed)).text == "a\nb\nc\nd\uFFFD");
  changed.text = std::string("a\0b", 3);
  CHECK(parsed(mime_of(changed)).text == "a\uFFFDb");
}

TEST_CASE("messages are written by many threads at once", "[mail]") {
  const auto wanted = mime_of(message());
  std::vector<int> same(4);
  {
    std::vector<std::jthread> threads;
    for (auto& count : same)
      threads.emplace_back([&count, &wanted] {
        for (int n = 0; n < 100; ++n)
          if (mime_of(message()) == wanted && parsed(wanted).text == message().text) ++count;
      });
  }
  CHECK(same == std::vector<int>(4, 100));
}

TEST_CASE("files come with a mail in base64 behind its words, and lose nothing", "[mail]") {
  auto with_files = message();
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(i % 256);
  with_files.attachments = {
      {.name = "qua-han.xlsx",
       .type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
       .bytes = bytes},
      {.name = "lich.ics", .type = "text/calendar; charset=utf-8; method=PUBLISH", .bytes = "BEGIN:VCALENDAR\r\n"}};
  const auto mime = mime_of(with_files);
  check_form(mime, 998);
  CHECK(contains(mime, "Content-Type: multipart/mixed"));
  CHECK(contains(mime, "Content-Disposition: attachment; filename"));
  CHECK(contains(mime, "qua-han.xlsx"));
  CHECK(contains(mime, "method=PUBLISH"));
  const auto read = parsed(mime);
  CHECK(read.text == with_files.text);
  CHECK(read.html == with_files.html);
  CHECK(mime_of(with_files) == mime);
}

TEST_CASE("a file's name and type cannot be anything but a name and a type", "[mail]") {
  for (const auto* name : {"", "a b.ics", "a\r\nBcc: x", "../a", "dữ-liệu.ics"}) {
    auto with_file = message();
    with_file.attachments = {{.name = name, .type = "text/calendar", .bytes = "x"}};
    CHECK_THROWS_AS(mime_of(with_file), std::invalid_argument);
  }
  auto with_file = message();
  with_file.attachments = {{.name = "a.ics", .type = "calendar", .bytes = "x"}};
  CHECK_THROWS_AS(mime_of(with_file), std::invalid_argument);
}
