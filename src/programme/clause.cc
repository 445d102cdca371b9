#include "programme/clause.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "deadline/sentence.h"
#include "programme/bodies.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_clause = 600;

/// Openings that make a bracket a clause whatever follows.
constexpr std::array sure_openings{"hoàn thành"sv, "thời hạn"sv, "thời gian"sv, "xong"sv,
                                   "hạn "sv,       "tiến độ"sv,  "càng sớm"sv,  "thường xuyên"sv,
                                   "liên tục"sv,   "định kỳ"sv,  "định kì"sv};

/// Openings that make it one if a time or a condition follows.
constexpr std::array openings{
    "thực hiện"sv, "triển khai"sv, "tổ chức"sv,      "báo cáo"sv,       "trình"sv,     "ban hành"sv, "gửi"sv,
    "nộp"sv,       "công bố"sv,    "phê duyệt"sv,    "kết thúc"sv,      "bắt đầu"sv,   "trong"sv,    "trước"sv,
    "chậm nhất"sv, "muộn nhất"sv,  "sớm nhất"sv,     "đến"sv,           "từ"sv,        "quý"sv,      "quí"sv,
    "tháng"sv,     "năm"sv,        "ngày"sv,         "tuần"sv,          "hằng"sv,      "hàng"sv,     "mỗi"sv,
    "cuối"sv,      "đầu"sv,        "giữa"sv,         "6 tháng"sv,       "sáu tháng"sv, "9 tháng"sv,  "sau"sv,
    "khi"sv,       "ngay"sv,       "theo tiến độ"sv, "theo lộ trình"sv, "giai đoạn"sv, "lộ trình"sv};

/// Words that make a clause wait for something.
constexpr std::array conditions{"theo chỉ đạo"sv,
                                "theo hướng dẫn"sv,
                                "theo yêu cầu"sv,
                                "theo tiến độ"sv,
                                "theo lộ trình"sv,
                                "theo kế hoạch của"sv,
                                "theo quy định của"sv,
                                "theo kết luận"sv,
                                "sau khi"sv,
                                "trước khi"sv,
                                "khi có"sv,
                                "ngay khi"sv,
                                "lộ trình"sv,
                                "phát sinh"sv,
                                "trong thời gian tới"sv,
                                "trong thời gian sớm nhất"sv};

constexpr std::array frequencies{"hằng năm"sv,      "hàng năm"sv,  "hằng quý"sv,  "hàng quý"sv,  "hằng tháng"sv,
                                 "hàng tháng"sv,    "hằng tuần"sv, "hàng tuần"sv, "hằng ngày"sv, "hàng ngày"sv,
                                 "mỗi năm"sv,       "mỗi quý"sv,   "mỗi tháng"sv, "từng năm"sv,  "thường xuyên"sv,
                                 "liên tục"sv,      "định kỳ"sv,   "cuối năm"sv,  "đầu năm"sv,   "giữa năm"sv,
                                 "ngày làm việc"sv, "một lần"sv};

/// Words after which a number, plain or Roman, makes a time.
constexpr std::array numbered_units{"ngày"sv, "tháng"sv, "quý"sv, "quí"sv, "năm"sv, "tuần"sv};

template <std::size_t N>
bool begins_with_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
    return word.ends_with(' ') ? text.starts_with(word) : begins_with_word(text, word);
  });
}

template <std::size_t N>
bool holds_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return holds_words(text, word); });
}

/// Whether a number, a Roman figure or a blank to be filled in ("…", "...") begins here.
bool begins_with_number(std::string_view text) {
  text = base::trimmed(text);
  if (text.empty()) return false;
  if (is_digit(text[0]) || text.starts_with("…") || text.starts_with("..")) return true;
  const auto figures = std::min(text.find_first_not_of("iv"), text.size());
  return figures > 0 && begins_with_word(text, text.substr(0, figures));
}

/// «10 ngày», «02 tháng»: a time limit.
bool holds_counted_unit(std::string_view small) {
  for (auto at = small.find_first_of("0123456789"); at != std::string_view::npos;) {
    const auto end = std::min(small.find_first_not_of("0123456789", at), small.size());
    const auto unit = base::trimmed(small.substr(end));
    if (end - at <= 3 && (at == 0 || small[at - 1] == ' ') && small.substr(end).starts_with(" ") &&
        begins_with_one_of(unit, std::array{"ngày"sv, "tháng"sv, "tuần"sv}))
      return true;
    at = small.find_first_of("0123456789", end);
  }
  return false;
}

bool holds_numbered_unit(std::string_view small) {
  for (const auto unit : numbered_units)
    for (auto at = small.find(unit); at != std::string_view::npos; at = small.find(unit, at + 1))
      if (begins_with_word(small.substr(at), unit) && begins_with_number(small.substr(at + unit.size()))) return true;
  return false;
}

/// Whether "6/2026" or "30/6/2026" stands in the words: figures, a stroke, four figures of a year.
bool holds_numeric_date(std::string_view text) {
  for (auto at = text.find_first_of("/-."); at != std::string_view::npos; at = text.find_first_of("/-.", at + 1)) {
    const auto year = text.substr(at + 1, 4);
    const auto digits = std::all_of(year.begin(), year.end(), is_digit);
    if (at > 0 && is_digit(text[at - 1]) && year.size() == 4 && digits && year.starts_with("20")) return true;
  }
  return false;
}

bool is_reference(std::string_view small) {
  return begins_with_one_of(small,
                            std::array{"theo chỉ thị"sv, "theo nghị quyết"sv, "theo quyết định"sv, "theo kế hoạch số"sv,
                                       "theo kết luận số"sv, "theo công văn"sv, "theo thông báo"sv, "ban hành kèm"sv,
                                       "kèm theo"sv, "ảnh"sv, "nguồn"sv, "số"sv, "tại"sv, "gọi tắt"sv}) ||
         small.find(" số ") != std::string_view::npos;
}

/// Whether the words are a list of places or parts, each with its time: «thôn A: tháng 6/2026; thôn B: tháng 9/2026».
bool lists_times(std::string_view words) {
  int parts = 0;
  while (!words.empty()) {
    const auto end = std::min(words.find(';'), words.size());
    const auto part = words.substr(0, end);
    const auto colon = part.find(':');
    if (colon == std::string_view::npos || !names_a_time(part.substr(colon)) || names_a_time(part.substr(0, colon)))
      return false;
    ++parts;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return parts >= 2;
}

/// Whether the words between brackets are a deadline clause.
/// after_stop: whether a full stop stands before the bracket, so that it belongs to no word of the sentence
bool is_clause(std::string_view words, bool after_stop) {
  if (words.empty() || words.size() > longest_clause) return false;
  const auto small = small_letters(words);
  if (begins_with_one_of(small, sure_openings) || lists_times(words)) return true;
  if (begins_with_word(small, "trong") && holds_counted_unit(small)) return true;
  const auto says_when = names_a_time(words) || holds_one_of(small, conditions);
  if (!says_when || (is_reference(small) && !(after_stop && begins_with_one_of(small, openings)))) return false;
  return after_stop || (begins_with_one_of(small, openings) && !begins_with_word(small, "giai đoạn"));
}

/// The last pair of brackets of the text with nothing but stops after it.
struct EndBrackets {
  std::string_view before, inside, after;
};

std::optional<EndBrackets> end_brackets(std::string_view text) {
  const auto close = text.rfind(')');
  if (close == std::string_view::npos) return std::nullopt;
  const auto after = base::trimmed(text.substr(close + 1));
  if (after.find_first_not_of(".;,:/ ") != std::string_view::npos) return std::nullopt;
  std::size_t depth = 1;
  for (auto at = close; at-- > 0;) {
    if (text[at] == ')') ++depth;
    if (text[at] == '(' && --depth == 0)
      return EndBrackets{base::trimmed(text.substr(0, at)), base::trimmed(text.substr(at + 1, close - at - 1)), after};
  }
  return std::nullopt;
}

bool ends_with_stop(std::string_view text) { return !text.empty() && is_one_of(text.back(), ".;:!?"); }

/// The clause in the brackets that end the paragraph, or in the pair before those.
std::optional<Statement> with_bracketed_clause(std::string_view paragraph) {
  auto text = paragraph;
  for (int pair = 0; pair < 2; ++pair) {
    const auto brackets = end_brackets(text);
    if (!brackets) return std::nullopt;
    if (is_clause(brackets->inside, ends_with_stop(brackets->before))) {
      auto rest = std::string{brackets->before};
      if (pair > 0) rest.append(paragraph.substr(text.size()));  // brackets that are no clause stay
      if (!ends_with_stop(rest)) rest.append(brackets->after);
      return Statement{std::move(rest), std::string{brackets->inside}};
    }
    text = brackets->before;
  }
  return std::nullopt;
}

/// The time after a label that ends the paragraph: «… vi phạm. Thời gian: quý III/2026.»
std::optional<std::string> labelled_clause(std::string_view paragraph) {
  constexpr std::size_t longest = 120;
  constexpr std::array labels{
      "thời gian"sv,           "thời gian thực hiện"sv,  "thời gian hoàn thành"sv, "thời hạn"sv, "thời hạn thực hiện"sv,
      "thời hạn hoàn thành"sv, "thời điểm hoàn thành"sv, "hạn hoàn thành"sv,       "tiến độ"sv};
  const auto colon = paragraph.rfind(": ");
  if (colon == std::string_view::npos || paragraph.size() - colon > longest) return std::nullopt;
  const auto before = paragraph.substr(0, colon);
  const auto stop = before.find_last_of(".;,");
  if (stop == std::string_view::npos) return std::nullopt;
  const auto label = small_letters(base::trimmed(before.substr(stop + 1)));
  const auto time = without_end_stop(paragraph.substr(colon + 1));
  if (std::find(labels.begin(), labels.end(), label) == labels.end() || !names_a_time(time)) return std::nullopt;
  return std::string{time};
}

/// The deadline that stands inside the paragraph.
std::optional<std::string> clause_in_sentence(std::string_view paragraph) {
  if (auto labelled = labelled_clause(paragraph)) return labelled;
  const auto found = deadline::clause_in(paragraph);
  if (!found) return std::nullopt;
  return std::string{without_end_stop(base::trimmed(paragraph.substr(found->begin, found->end - found->begin)))};
}

}  // namespace

bool names_a_time(std::string_view words) {
  const auto small = small_letters(base::clipped(words, longest_clause));
  return holds_one_of(small, frequencies) || holds_numbered_unit(small) || holds_numeric_date(small);
}

Statement statement_in(std::string_view paragraph) {
  if (auto statement = with_bracketed_clause(paragraph)) return *std::move(statement);
  return {std::string{paragraph}, clause_in_sentence(paragraph)};
}

std::optional<std::string> receiving_level_in(std::string_view clause) {
  constexpr std::array deliveries{"báo cáo"sv, "trình"sv, "gửi về"sv, "gửi"sv};
  constexpr std::array times{"trước"sv, "trong"sv, "vào"sv,  "chậm"sv, "muộn"sv, "đến"sv,  "quý"sv,  "quí"sv,
                             "tháng"sv, "năm"sv,   "ngày"sv, "tuần"sv, "định"sv, "hằng"sv, "hàng"sv, "cuối"sv};
  const auto opening = small_letters(base::clipped(clause, 40));
  const auto delivery = std::find_if(deliveries.begin(), deliveries.end(),
                                     [&](const auto verb) { return begins_with_word(opening, verb); });
  if (delivery == deliveries.end()) return std::nullopt;
  const auto words = base::trimmed(clause.substr(delivery->size()));
  std::size_t end = 0;
  while (end < words.size()) {
    const auto rest = small_letters(base::clipped(words.substr(end), 40));
    const auto is_time = [&](const auto word) { return begins_with_word(rest, word); };
    if (is_digit(rest.front()) || std::find_if(times.begin(), times.end(), is_time) != times.end()) break;
    end = std::min(words.find(' ', end), words.size() - 1) + 1;
  }
  const auto body = without_end_stop(base::trimmed(words.substr(0, end)));
  if (!names_a_body(body)) return std::nullopt;
  return std::string{body};
}

}  // namespace programme
