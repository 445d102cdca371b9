#include "deadline/reading.h"

#include <array>
#include <stdexcept>

#include "base/text.h"
#include "deadline/compose.h"
#include "deadline/grammar.h"

namespace deadline {
namespace {

constexpr std::size_t longest_phrase = 4096;

struct KindName {
  Kind kind;
  std::string_view code;
};
constexpr std::array<KindName, 8> kind_names{{{Kind::due, "due"},
                                              {Kind::window, "window"},
                                              {Kind::milestones, "milestones"},
                                              {Kind::recurring, "recurring"},
                                              {Kind::ongoing, "ongoing"},
                                              {Kind::conditional, "conditional"},
                                              {Kind::none, "none"},
                                              {Kind::unparsed, "unparsed"}}};

Reading refused(std::string why) {
  Reading reading;
  reading.kind = Kind::unparsed;
  reading.how = std::move(why);
  return reading;
}

/// Letters typed with their diacritics as separate characters (U+0300 to U+036F).
bool has_combining_marks(std::string_view text) {
  for (const char c : text)
    if (c == '\xcc' || c == '\xcd') return true;
  return false;
}

Reading read_text(std::string_view text, calendar::Day issued, const calendar::WorkingDays& working_days) {
  const Source source{text, issued, working_days};
  try {
    const auto marks = Grammar{tokens_of(text), issued}.marks();
    return compose(marks, source);
  } catch (const std::out_of_range&) {  // of the working calendar
    return unreadable(source, text, "vượt ra ngoài lịch ngày làm việc");
  }
}

}  // namespace

std::string_view code(Kind kind) {
  for (const auto& name : kind_names)
    if (name.kind == kind) return name.code;
  return "unparsed";
}

std::optional<Kind> kind_of(std::string_view code) {
  for (const auto& name : kind_names)
    if (name.code == code) return name.kind;
  return std::nullopt;
}

Reading read(std::string_view phrase, calendar::Day issued, const calendar::WorkingDays& working_days) {
  if (phrase.size() > longest_phrase)
    return refused(
        "Chưa đọc được: cụm từ dài quá 4 KiB nên không phải là một thời hạn. Đề nghị ghi riêng phần thời hạn.");
  if (!base::is_utf8(phrase))
    return refused("Chưa đọc được: văn bản không ở dạng mã Unicode (UTF-8). Đề nghị chuyển mã rồi nhập lại.");
  const auto text = base::trimmed(phrase);
  if (!has_combining_marks(text)) return read_text(text, issued, working_days);
  return read_text(base::nfc(text), issued, working_days);
}

}  // namespace deadline
