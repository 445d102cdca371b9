#include "mail/contents.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "mail/mime.h"
#include "support/messages.h"

using namespace mail;

namespace {

/// A workbook of every byte there is, and a calendar.
Message with_files() {
  auto message = support::message();
  std::string bytes;
  for (int n = 0; n < 5003; ++n) bytes += static_cast<char>(n * 7 % 256);
  message.attachments = {
      {.name = "qua-han.xlsx",
       .type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
       .bytes = bytes},
      {.name = "lich.ics", .type = "text/calendar; charset=utf-8; method=PUBLISH", .bytes = "BEGIN:VCALENDAR\r\n\r\n"}};
  message.headers = {{"List-Id", "Đôn đốc <don-doc.tinh.example>"}};
  return message;
}

std::vector<std::string> contents_of(const Message& message) {
  std::vector<std::string> contents;
  for (const auto& file : message.attachments) contents.push_back(file.bytes);
  return contents;
}

}  // namespace

TEST_CASE("a mail whose files were kept apart is, with them, byte for byte what went out", "[mail]") {
  auto message = with_files();
  const auto check = [&] {
    const auto kept = mime_of(without_contents(message));
    CHECK(kept.size() < 2000 + message.text.size() * 6 + message.html.size() * 6);
    CHECK(with_contents(kept, contents_of(message)) == mime_of(message));
  };
  check();
  message.html.clear();
  check();
  message.text = ".\n..\nFrom đầu dòng\n=_ là gì\n" + std::string(2000, 'x') + "\n\n\n";
  message.subject = "Bản tin tuần của Ban Thường vụ: " + std::string(300, 'a');
  message.attachments[1].bytes.clear();
  check();
  message.attachments.clear();
  check();
}

TEST_CASE("contents for other files than the mail has are refused", "[mail]") {
  const auto kept = mime_of(without_contents(with_files()));
  CHECK_THROWS_AS(with_contents(kept, {}), std::invalid_argument);
  CHECK_THROWS_AS(with_contents(kept, {"a", "b", "c"}), std::invalid_argument);
  CHECK_THROWS_AS(with_contents("", {"a"}), std::invalid_argument);
}
