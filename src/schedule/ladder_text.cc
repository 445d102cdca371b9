#include "schedule/ladder_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <utility>

#include "base/embedded.h"
#include "base/text.h"

namespace schedule {
namespace {

constexpr std::string_view shipped = "data/ladder.txt";

constexpr std::array<std::pair<std::string_view, bool Audience::*>, 4> hearers{
    {{"đầu mối", &Audience::contact},
     {"lãnh đạo", &Audience::head},
     {"văn phòng", &Audience::office},
     {"ban thường vụ", &Audience::committee}}};
constexpr std::array<std::pair<std::string_view, std::vector<Rung> Ladder::*>, 4> lists{
    {{"tháng", &Ladder::month}, {"quý", &Ladder::quarter}, {"năm", &Ladder::year}, {"quá hạn", &Ladder::after}}};
constexpr std::string_view every = "moi ";

base::Problem bad(int line, std::string_view words, std::string_view what) {
  const auto where = line > 0 ? "Dòng " + std::to_string(line) + " của thang nhắc: " : std::string{"Thang nhắc "};
  return {.kind = "ladder",
          .detail = where + std::string{what} + " Chưa có gì thay đổi.",
          .words = std::string{base::clipped(words, 200)},
          .line = line};
}

/// Takes the words from the front of the text where they are whole words there.
bool take(std::string_view& text, std::string_view words) {
  if (!text.starts_with(words) || (text.size() > words.size() && text[words.size()] != ' ')) return false;
  text.remove_prefix(std::min(text.size(), words.size() + 1));
  return true;
}

std::optional<int> take_number(std::string_view& text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto read = static_cast<std::size_t>(end - text.data());
  if (error != std::errc{} || (read < text.size() && text[read] != ' ')) return std::nullopt;
  text.remove_prefix(std::min(text.size(), read + 1));
  return number;
}

/// Nothing where a word names nobody, or nobody is named.
std::optional<Audience> audience_in(std::string_view names) {
  Audience told;
  while (!names.empty()) {
    const auto comma = std::min(names.find(','), names.size());
    const auto name = base::trimmed(names.substr(0, comma));
    const auto* found =
        std::ranges::find_if(hearers, [&](const auto& each) { return base::folded(each.first) == name; });
    if (found == hearers.end()) return std::nullopt;
    told.*(found->second) = true;
    names.remove_prefix(std::min(names.size(), comma + 1));
  }
  return told.is_empty() ? std::nullopt : std::optional{told};
}

/// Reads a ladder line by line.
class Reader {
 public:
  std::optional<base::Problem> read(int number, std::string_view line) {
    const auto folded = base::folded(line);
    std::string_view rest = folded;
    if (rest.empty() || rest.front() == '#') return std::nullopt;
    const auto wrong = [&](std::string_view what) { return bad(number, base::trimmed(line), what); };
    const auto* list =
        std::ranges::find_if(lists, [&](const auto& each) { return take(rest, base::folded(each.first)); });
    if (list == lists.end()) return wrong("phải bắt đầu bằng «tháng», «quý», «năm» hoặc «quá hạn».");
    const bool is_after = list->second == &Ladder::after;
    const bool repeats = is_after && rest.starts_with(every);
    if (repeats) rest.remove_prefix(every.size());
    const auto offset = take_number(rest);
    if (!offset) return wrong("sau đó là số ngày, thí dụ «tháng -7» hoặc «quá hạn +3», «quá hạn mỗi 5».");
    if (is_after && (*offset < 1 || *offset > farthest_after))
      return wrong("số ngày làm việc quá hạn từ +1 đến +" + std::to_string(farthest_after) + ".");
    if (!is_after && (*offset > 0 || *offset < -farthest_before))
      return wrong("số ngày trước hạn từ -" + std::to_string(farthest_before) + " đến 0.");
    const auto told = audience_in(rest);
    if (!told)
      return wrong(
          "cuối dòng là người được nhắc: đầu mối, lãnh đạo, văn phòng, ban thường vụ, cách nhau bằng dấu phẩy.");
    return repeats ? repeat(number, line, *offset, *told)
                   : add(number, line, ladder_.*(list->second), {*offset, *told});
  }

  base::Result<Ladder> end() && {
    for (const auto& [name, list] : lists) {
      if ((ladder_.*list).empty() && list != &Ladder::after)
        return bad(0, {},
                   "cần ít nhất một dòng «" + std::string{name} + "», thí dụ «" + std::string{name} + " 0 đầu mối».");
      std::ranges::sort(ladder_.*list, {}, &Rung::offset);
    }
    return std::move(ladder_);
  }

 private:
  std::optional<base::Problem> repeat(int number, std::string_view line, int days, Audience told) {
    if (ladder_.then_every != 0) return bad(number, base::trimmed(line), "đã có một dòng «quá hạn mỗi …» ở trên.");
    ladder_.then_every = days;
    ladder_.then_told = told;
    return std::nullopt;
  }

  std::optional<base::Problem> add(int number, std::string_view line, std::vector<Rung>& rungs, Rung rung) {
    if (std::ranges::find(rungs, rung.offset, &Rung::offset) != rungs.end())
      return bad(number, base::trimmed(line), "ngày này đã có ở một dòng trên.");
    if (++rungs_ > most_rungs)
      return bad(number, base::trimmed(line), "quá nhiều lần nhắc, nhiều nhất là " + std::to_string(most_rungs) + ".");
    rungs.push_back(rung);
    return std::nullopt;
  }

  Ladder ladder_;
  int rungs_ = 0;
};

std::string line_of(std::string_view list, const std::string& offset, const Audience& told) {
  return std::string{list} + ' ' + offset + ' ' + in_words(told) + '\n';
}

}  // namespace

base::Result<Ladder> ladder_in(std::string_view text) {
  if (text.size() > longest_ladder_text) return bad(0, {}, "dài quá 16 KB.");
  if (!base::is_utf8(text)) return bad(0, {}, "không phải chữ UTF-8. Xin lưu lại tệp dạng UTF-8.");
  Reader reader;
  for (int number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto problem = reader.read(number, text.substr(0, end))) return *problem;
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return std::move(reader).end();
}

std::string text_of(const Ladder& ladder) {
  std::string text;
  for (const auto& [name, list] : lists)
    for (const auto& rung : ladder.*list)
      text += line_of(name, (rung.offset > 0 ? "+" : "") + std::to_string(rung.offset), rung.told);
  if (ladder.then_every > 0) text += line_of("quá hạn", "mỗi " + std::to_string(ladder.then_every), ladder.then_told);
  return text;
}

std::string_view default_ladder_text() { return base::embedded::file(shipped).value().content; }

const Ladder& default_ladder() {
  static const Ladder ladder = [] {
    auto read = ladder_in(default_ladder_text());
    if (!read) throw std::logic_error{std::string{shipped} + ": " + read.error().detail};
    return *std::move(read);
  }();
  return ladder;
}

std::string in_words(const Audience& told) {
  std::string words;
  for (const auto& [name, hears] : hearers)
    if (told.*hears) words += (words.empty() ? "" : ", ") + std::string{name};
  return words;
}

}  // namespace schedule
