#include "programme/letterhead.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "programme/bodies.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;
using document::Block;

/// Kinds of documents, the longer before the shorter; as written, since their capitals are the same everywhere.
constexpr std::array kinds{"Chương trình hành động"sv,
                           "Chương trình công tác"sv,
                           "Chương trình"sv,
                           "Kế hoạch"sv,
                           "Kết luận"sv,
                           "Nghị quyết"sv,
                           "Chỉ thị"sv,
                           "Hướng dẫn"sv,
                           "Quyết định"sv,
                           "Thông báo"sv,
                           "Báo cáo"sv,
                           "Đề án"sv,
                           "Phương án"sv,
                           "Công văn"sv,
                           "Quy định"sv,
                           "Phụ lục"sv,
                           "Danh mục"sv};

constexpr std::size_t longest_title_line = 300;
constexpr std::size_t most_title_lines = 6;

std::optional<int> number_at(std::string_view& text) {
  text = base::trimmed(text);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end == text.data() || value < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

bool take(std::string_view& text, std::string_view words) {
  text = base::trimmed(text);
  if (!text.starts_with(words)) return false;
  text.remove_prefix(words.size());
  return true;
}

/// The day at the beginning of the text, "20/10/2025" or "02 tháng 7 năm 2026", which is cut off.
std::optional<calendar::Day> day_at(std::string_view& text) {
  auto rest = text;
  const auto day = number_at(rest);
  if (!day || !(take(rest, "/") || take(rest, "-") || take(rest, "tháng"))) return std::nullopt;
  const auto month = number_at(rest);
  if (!month || !(take(rest, "/") || take(rest, "-") || take(rest, "năm"))) return std::nullopt;
  const auto year = number_at(rest);
  if (!year || *year < 1945 || *year > 2199) return std::nullopt;
  text = rest;
  return calendar::day_of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

/// The number of a document at the beginning of the text, "25 - HD/BTGDUK", without its spaces; the text is cut after
/// it.
std::optional<std::string> document_number_at(std::string_view& text) {
  auto rest = base::trimmed(text);
  const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0 || digits > 6) return std::nullopt;
  auto number = std::string{rest.substr(0, digits)};
  rest = base::trimmed(rest.substr(digits));
  if (rest.empty() || !is_one_of(rest[0], "-/")) return std::nullopt;
  number += rest[0];
  rest = base::trimmed(rest.substr(1));
  const auto letters = std::min(rest.find_first_of(" ,;()"), rest.size());
  if (letters == 0 || letters > 40) return std::nullopt;
  number += without_end_stop(rest.substr(0, letters));
  text = rest.substr(letters);
  return number;
}

std::optional<std::string> number_in(std::string_view line) {
  if (!take(line, "Số") && !take(line, "SỐ")) return std::nullopt;
  take(line, ":");
  return document_number_at(line);
}

/// The day of «Tân Giang, ngày 02 tháng 7 năm 2026» at the end of a line.
std::optional<calendar::Day> day_of_place_line(std::string_view line) {
  const auto comma = line.rfind(", ngày ");
  if (comma == std::string_view::npos || line.size() > longest_title_line) return std::nullopt;
  auto rest = line.substr(comma + ", ngày "sv.size());
  const auto day = day_at(rest);
  return base::trimmed(without_end_stop(rest)).empty() ? day : std::nullopt;
}

/// What a note below an annex's title says of the document it goes with.
struct Note {
  std::optional<std::string> number;
  std::optional<calendar::Day> issued;
  std::optional<std::string> issuer;
};

Note note_in(std::string_view line) {
  if (!line.starts_with('(') || small_letters(base::clipped(line, 80)).find("kèm theo") == std::string::npos) return {};
  Note note;
  if (line.ends_with(')')) line.remove_suffix(1);
  if (const auto at = line.find(" số "); at != std::string_view::npos) {
    auto rest = line.substr(at + " số "sv.size());
    note.number = document_number_at(rest);
  }
  if (const auto at = line.find("ngày "); at != std::string_view::npos) {
    auto rest = line.substr(at + "ngày "sv.size());
    note.issued = day_at(rest);
    if (take(rest, "của ") && names_a_body(without_end_stop(rest))) note.issuer = std::string{without_end_stop(rest)};
  }
  return note;
}

std::optional<std::string_view> kind_at(std::string_view line) {
  const auto small = small_letters(base::clipped(line, 80));
  for (const auto kind : kinds)
    if (begins_with_word(small, small_letters(kind))) return kind;
  return std::nullopt;
}

/// What a newspaper says of the document of that kind which it prints: «… - Ngày 12/01/2026, Ban Chấp hành Đảng bộ tỉnh
/// ban hành Chương trình hành động số 03-CTr/TU.»
Note announcement_in(std::string_view line, std::string_view kind) {
  constexpr auto issues = " ban hành "sv;
  const auto at = line.find(issues);
  if (at == std::string_view::npos || line.size() > 2 * longest_title_line) return {};
  auto rest = line.substr(at + issues.size());
  const auto number_at = rest.find(" số ");
  if (kind_at(rest) != kind || number_at == std::string_view::npos) return {};
  Note note;
  rest.remove_prefix(number_at + " số "sv.size());
  note.number = document_number_at(rest);
  auto before = line.substr(0, at);
  if (const auto day = std::min(before.find("Ngày "), before.find("ngày "));
      note.number && day != std::string_view::npos) {
    before.remove_prefix(day + "Ngày "sv.size());
    note.issued = day_at(before);
    if (note.issued && take(before, ",") && names_a_body(base::trimmed(before))) note.issuer = base::trimmed(before);
  }
  return note;
}

using BlockAt = std::vector<Block>::const_iterator;

/// Whether the line may go on with a title in capitals: short, no sentence, no form of address.
bool goes_on_with_title(const Block& block) {
  return block.mark.empty() && block.text.size() <= longest_title_line && !is_one_of(block.text.back(), ".:;") &&
         !block.text.starts_with('(') && !small_letters(base::clipped(block.text, 20)).starts_with("kính gửi") &&
         !small_letters(base::clipped(block.text, 20)).starts_with("phần thứ");
}

void read_title(const std::vector<Block>& opening, Letterhead& letterhead) {
  const auto begin = std::find_if(opening.begin(), opening.end(), [](const Block& block) {
    return block.mark.empty() && block.text.size() <= 2 * longest_title_line && begins_with_capital(block.text) &&
           !is_one_of(block.text.back(), ".:;") && kind_at(block.text);
  });
  if (begin == opening.end()) return;
  const auto kind = kind_at(begin->text).value();
  letterhead.kind = kind;
  letterhead.title = begin->text;
  if (!is_in_capitals(base::clipped(begin->text, kind.size()))) return;
  auto lines = most_title_lines;
  for (auto block = begin + 1; block != opening.end() && lines-- > 0 && goes_on_with_title(*block); ++block)
    letterhead.title += " " + block->text;
}

std::optional<Term> term_in(std::string_view title) {
  for (auto at = title.find("20"); at != std::string_view::npos; at = title.find("20", at + 1)) {
    auto rest = title.substr(at);
    const auto first = number_at(rest);
    if (!take(rest, "-") && !take(rest, "–")) continue;
    const auto last = number_at(rest);
    if (first && last && *first >= 1945 && *first < *last && *last <= *first + 30) return Term{*first, *last};
  }
  return std::nullopt;
}

void read_opening(const std::vector<Block>& opening, Letterhead& letterhead) {
  for (const auto& block : opening) {
    if (!letterhead.number) {
      letterhead.number = number_in(block.text);
      if (!letterhead.number && is_in_capitals(block.text) && names_a_body(block.text)) letterhead.issuer = block.text;
    }
    if (!letterhead.issued) letterhead.issued = day_of_place_line(block.text);
  }
}

std::optional<std::string> signer_in(const std::vector<Block>& closing) {
  for (const auto& block : closing)
    for (const auto opening : {"T/M "sv, "TM. "sv, "TM "sv})
      if (block.text.starts_with(opening)) return block.text.substr(opening.size());
  return std::nullopt;
}

}  // namespace

Letterhead letterhead_of(const Items& items) {
  Letterhead letterhead;
  read_opening(items.opening, letterhead);
  read_title(items.opening, letterhead);
  if (letterhead.title.empty() && !items.annexes.empty()) {
    letterhead.title = items.annexes.front().title;
    letterhead.kind = kind_at(letterhead.title).value_or("");
  }
  letterhead.term = term_in(letterhead.title);
  auto notes = std::vector<std::string_view>{};
  for (const auto& block : items.opening) notes.push_back(block.text);
  for (const auto& annex : items.annexes) notes.push_back(annex.note);
  for (const auto words : notes) {
    const auto note = note_in(words);
    if (!letterhead.number) letterhead.number = note.number;
    if (!letterhead.issued) letterhead.issued = note.issued;
    if (note.issuer) letterhead.issuer = note.issuer;
  }
  for (const auto& block : items.opening) {
    if (letterhead.number) break;
    const auto note = announcement_in(block.text, letterhead.kind);
    letterhead.number = note.number;
    if (!letterhead.issued) letterhead.issued = note.issued;
    if (note.issuer) letterhead.issuer = note.issuer;
  }
  if (!letterhead.issuer) letterhead.issuer = signer_in(items.closing);
  return letterhead;
}

bool is_secrecy_mark(std::string_view line) {
  line = base::trimmed(line);
  for (const auto opening : {"Độ mật"sv, "ĐỘ MẬT"sv})
    if (take(line, opening)) take(line, ":");
  line = without_end_stop(line);
  while (!line.empty() && is_one_of(line.front(), "([\"*")) line.remove_prefix(1);
  while (!line.empty() && is_one_of(line.back(), ")]\"*")) line.remove_suffix(1);
  return line == "MẬT" || line == "TỐI MẬT" || line == "TUYỆT MẬT";
}

}  // namespace programme
