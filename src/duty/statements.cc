#include "duty/statements.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "duty/changes.h"

namespace duty {
namespace {

template <typename Each, std::size_t count>
using Codes = std::array<std::pair<Each, std::string_view>, count>;

constexpr Codes<Cause, 6> causes{{{Cause::objective, "objective"},
                                  {Cause::superior, "superior"},
                                  {Cause::resources, "resources"},
                                  {Cause::coordination, "coordination"},
                                  {Cause::workload, "workload"},
                                  {Cause::other, "other"}}};
constexpr Codes<Outlook, 3> outlooks{
    {{Outlook::on_track, "on_track"}, {Outlook::at_risk, "at_risk"}, {Outlook::will_miss, "will_miss"}}};
constexpr Codes<ObstacleSort, 2> obstacle_sorts{
    {{ObstacleSort::obstacle, "obstacle"}, {ObstacleSort::proposal, "proposal"}}};

template <typename Each, std::size_t count>
std::string_view code_in(const Codes<Each, count>& codes, Each each) {
  for (const auto& [value, text] : codes)
    if (value == each) return text;
  std::abort();  // every value is in its table
}

template <typename Each, std::size_t count>
std::optional<Each> value_in(const Codes<Each, count>& codes, std::string_view code) {
  for (const auto& [value, text] : codes)
    if (text == code) return value;
  return std::nullopt;
}

base::Problem problem(std::string kind, std::string detail, std::string_view words = {}) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = std::string{words}};
}

/// The number of characters of a UTF-8 text: bytes that continue none.
std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<base::Problem> too_long(std::string_view words) {
  const auto length = characters_in(words);
  if (length <= longest_words) return std::nullopt;
  return problem("field_too_long", "Nội dung dài " + std::to_string(length) + " ký tự, quá " +
                                       std::to_string(longest_words) + ". Xin rút gọn rồi gửi lại.");
}

base::Problem cause_missing() { return problem("cause_missing", "Xin chọn lý do trong danh sách."); }

/// The agency's own words about a duty that is not open any more.
std::optional<base::Problem> cannot_speak_in(State state) {
  switch (state) {
    case State::needs_action:
    case State::in_process:
    case State::returned: return std::nullopt;
    case State::claimed:
      return problem("claim_waits", "Việc này đã có báo cáo hoàn thành đang chờ xác nhận nên chưa cần cập nhật.");
    case State::completed: return problem("already_completed", "Việc này đã hoàn thành nên không cần cập nhật nữa.");
    case State::suspended: return problem("not_open", "Việc này đang tạm dừng nên chưa cần cập nhật.");
    case State::cancelled: return problem("not_open", "Việc này đã hủy nên không cập nhật được nữa.");
  }
  std::abort();  // every state is above
}

}  // namespace

std::string_view code(Cause cause) { return code_in(causes, cause); }
std::string_view code(Outlook outlook) { return code_in(outlooks, outlook); }
std::string_view code(ObstacleSort sort) { return code_in(obstacle_sorts, sort); }
std::optional<Cause> cause_of(std::string_view code) { return value_in(causes, code); }
std::optional<Outlook> outlook_of(std::string_view code) { return value_in(outlooks, code); }
std::optional<ObstacleSort> obstacle_sort_of(std::string_view code) { return value_in(obstacle_sorts, code); }

std::optional<base::Problem> cannot_keep(std::string_view words, std::string_view missing) {
  if (base::trimmed(words).empty()) return problem("words_missing", std::string{missing});
  return too_long(words);
}

std::optional<base::Problem> cannot_report(State state, const Progress& progress) {
  if (auto closed = cannot_speak_in(state)) return closed;
  if (auto refused = cannot_keep(progress.words, "Xin ghi việc đang làm đến đâu.")) return refused;
  if (progress.outlook.value_or(Outlook::on_track) != Outlook::on_track && !progress.cause)
    return problem("cause_missing", "Dự báo không đúng tiến độ thì xin chọn lý do trong danh sách.");
  return std::nullopt;
}

std::optional<base::Problem> cannot_ask(const Facts& facts, const ExtensionWish& wish, calendar::Day today) {
  if (auto refused = cannot_extend(facts, wish.proposed_on)) return refused;
  const auto proposed_on = *wish.proposed_on;
  if (proposed_on <= today)
    return problem("day_passed",
                   "Ngày đề nghị (" + calendar::in_words(proposed_on) + ") phải sau hôm nay. Xin kiểm tra lại ngày.",
                   calendar::iso(proposed_on));
  const auto last = calendar::months_after(std::max(facts.due_on, today), longest_extension);
  if (proposed_on > last)
    return problem("day_too_late",
                   "Ngày đề nghị (" + calendar::in_words(proposed_on) + ") quá xa; chậm nhất là " +
                       calendar::in_words(last) + ". Xin kiểm tra lại năm.",
                   calendar::iso(proposed_on));
  if (!wish.cause) return cause_missing();
  return cannot_keep(wish.words, "Xin ghi vì sao cần thêm thời gian, và đã làm được đến đâu.");
}

std::optional<base::Problem> cannot_explain(const Delay& delay) {
  if (!delay.cause) return cause_missing();
  if (*delay.cause == Cause::other) return cannot_keep(delay.words, "Lý do là \"khác\" thì xin ghi rõ.");
  return too_long(delay.words);
}

std::optional<base::Problem> cannot_state(State state, const Obstacle& obstacle) {
  if (state == State::completed)
    return problem("already_completed", "Việc này đã hoàn thành nên không nêu vướng mắc được nữa.");
  if (state == State::cancelled) return problem("not_open", "Việc này đã hủy nên không nêu vướng mắc được nữa.");
  if (!obstacle.sort) return problem("sort_missing", "Xin chọn vướng mắc hay kiến nghị.");
  if (base::trimmed(obstacle.level).empty())
    return problem("level_missing", "Xin ghi cấp có thể giải quyết, thí dụ Ban Thường vụ Tỉnh ủy.");
  if (auto refused = too_long(obstacle.level)) return refused;
  return cannot_keep(obstacle.words, "Xin ghi vướng ở đâu, hoặc kiến nghị điều gì.");
}

}  // namespace duty
