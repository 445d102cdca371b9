#include "simulation/record.h"

#include <charconv>

#include "mail/parsed.h"

namespace simulation {
namespace {

/// The number after the words; 0 where they are not there.
int number_after(std::string_view text, std::string_view words) {
  const auto at = text.find(words);
  if (at == std::string_view::npos) return 0;
  int number = 0;
  std::from_chars(text.data() + at + words.size(), text.data() + text.size(), number);
  return number;
}

std::string_view word_after(std::string_view text, std::string_view words) {
  const auto at = text.find(words);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + words.size());
  return text.substr(0, text.find(' '));
}

/// The title before the names of agencies, and these.
TakenDigest digest_of(std::string_view title) {
  TakenDigest digest;
  constexpr std::string_view dash = " – ", agency = "Cơ quan thử số ";
  const auto names = title.find(dash);
  digest.title = title.substr(0, names);
  while (names != std::string_view::npos && title.find(agency) != std::string_view::npos) {
    digest.agencies.push_back(number_after(title, agency) - 1);
    title.remove_prefix(title.find(agency) + agency.size());
  }
  return digest;
}

}  // namespace

Taken read_mail(std::string_view eml) {
  const auto parsed = mail::parsed(eml);
  Taken mail;
  mail.at = parsed.date.value_or(Instant{});
  if (!parsed.to.empty()) mail.to = parsed.to.front().address;
  mail.id = parsed.message_id;
  bool is_answer = false;
  std::string_view rest = parsed.text, before;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.starts_with("Số liệu tính đến")) mail.digests.push_back(digest_of(before));
    before = line;
    if (!mail.digests.empty()) {  // what follows is a list for readers, not what they owe
      constexpr std::string_view overdue = "- Chưa hoàn thành, quá hạn: ";
      if (line.starts_with(overdue)) mail.digests.back().overdue = number_after(line, overdue);
      continue;
    }
    if (line.starts_with("Còn ")) mail.left_for_next = number_after(line, "Còn ");
    if (line.starts_with("* ")) is_answer = line.find("thời hạn ") == std::string_view::npos;  // what was decided
    if (line.starts_with("* ") && !is_answer) {
      Line owed;
      if (const auto due = calendar::day_written(word_after(line, "thời hạn "))) owed.due = *due;
      mail.lines.push_back(owed);
    }
    if (is_answer || mail.lines.empty()) continue;
    if (const int task = number_after(line, "việc thử số "); task > 0) mail.lines.back().task = task - 1;
    if (const int agency = number_after(line, "Cơ quan: Cơ quan thử số "); agency > 0)
      mail.lines.back().agency = agency - 1;
  }
  return mail;
}

}  // namespace simulation
