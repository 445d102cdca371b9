#include "programme/difference.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"

namespace programme {
namespace {

using Match = std::pair<std::size_t, std::size_t>;  // before, after

constexpr std::array<std::pair<Change, std::string_view>, 6> codes{{{Change::added, "added"},
                                                                    {Change::reworded, "reworded"},
                                                                    {Change::redated, "redated"},
                                                                    {Change::owner_changed, "owner_changed"},
                                                                    {Change::moved, "moved"},
                                                                    {Change::withdrawn, "withdrawn"}}};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// The words alone: one blank between, one form of quotes and dashes, nothing of punctuation at the end.
std::string plain(std::string_view text) {
  auto words = base::with_single_spaces(text);
  for (const auto quote : {"“", "”", "«", "»"}) replace_all(words, quote, "\"");
  for (const auto dash : {"–", "—", "‑"}) replace_all(words, dash, "-");
  while (!words.empty() && std::string_view{" .;,:"}.find(words.back()) != std::string_view::npos) words.pop_back();
  return words;
}

std::string plain_if(const std::optional<std::string>& text) { return text ? plain(*text) : std::string{}; }

/// The text without the deadline clause that stands in it.
std::string text_alone(const Task& task) {
  auto words = plain(task.text);
  const auto clause = plain_if(task.deadline_text);
  if (clause.empty()) return words;
  const auto at = words.rfind(clause);
  if (at != std::string::npos) words.erase(at, clause.size());
  return plain(words);
}

std::vector<std::string> plain_all(const std::vector<std::string>& texts) {
  std::vector<std::string> all;
  for (const auto& text : texts) all.push_back(plain(text));
  return all;
}

bool same_clause(const Task& one, const Task& other) {
  return base::lowered(plain_if(one.deadline_text)) == base::lowered(plain_if(other.deadline_text));
}

bool redated(const Task& before, const Task& after) {
  return !same_clause(before, after) && !same_days(before.reading, after.reading);
}

bool reworded(const Task& before, const Task& after) {
  if (text_alone(before) != text_alone(after)) return true;
  if (plain_all(before.details) != plain_all(after.details) ||
      plain_all(before.coordinators) != plain_all(after.coordinators))
    return true;
  if (plain_if(before.deliverable) != plain_if(after.deliverable) ||
      plain_if(before.leader) != plain_if(after.leader) || plain_if(before.note) != plain_if(after.note))
    return true;
  // The level that a clause names comes and goes with the clause.
  if (plain_if(before.receiving_level) != plain_if(after.receiving_level) && same_clause(before, after)) return true;
  return !same_clause(before, after) && same_days(before.reading, after.reading);
}

std::vector<std::string> bodies_of(const Task& task) {
  auto names = task.owners;
  for (auto& name : names) name = base::folded(name);
  std::ranges::sort(names);
  return names;
}

/// The section that each section before has become: the one in which most of its tasks stand now. A section is become
/// by one only, by that which gave it most.
std::map<std::string_view, std::string_view> sections(const std::vector<Task>& before, const std::vector<Task>& after,
                                                      const std::vector<Match>& matches) {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> counts;
  for (const auto& [old, now] : matches) ++counts[{section_of(before[old].ref), section_of(after[now].ref)}];
  std::vector<std::pair<std::size_t, std::pair<std::string_view, std::string_view>>> by_count;
  for (const auto& [ends, count] : counts) by_count.emplace_back(count, ends);
  std::ranges::stable_sort(by_count, [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return (a.second.first == a.second.second) > (b.second.first == b.second.second);  // of equals, what stayed
  });
  std::map<std::string_view, std::string_view> become;
  std::map<std::string_view, std::string_view> was;
  for (const auto& [count, ends] : by_count)
    if (!become.contains(ends.first) && was.try_emplace(ends.second, ends.first).second) become.emplace(ends);
  return become;
}

std::vector<Renumbering> renumberings(const std::vector<Task>& before, const std::vector<Task>& after,
                                      const std::vector<Match>& renumbered) {
  std::vector<Renumbering> all;
  for (const auto& [old, now] : renumbered) {
    const auto from = section_of(before[old].ref), to = section_of(after[now].ref);
    const auto known = std::ranges::find_if(all, [&](const auto& each) { return each.from == from && each.to == to; });
    if (known != all.end())
      ++known->tasks;
    else
      all.push_back({std::string{from}, std::string{to}, 1});
  }
  return all;
}

}  // namespace

std::string_view code(Change change) {
  return std::ranges::find(codes, change, &std::pair<Change, std::string_view>::first)->second;
}

std::optional<Change> change_of(std::string_view code) {
  const auto found = std::ranges::find(codes, code, &std::pair<Change, std::string_view>::second);
  return found == codes.end() ? std::nullopt : std::optional{found->first};
}

bool same_days(const deadline::Reading& one, const deadline::Reading& other) {
  if (one.kind == deadline::Kind::conditional || one.kind == deadline::Kind::unparsed) return false;
  return one.kind == other.kind && one.start == other.start && one.due == other.due &&
         one.milestones == other.milestones && one.rule == other.rule;
}

std::string_view section_of(std::string_view ref) {
  const auto dot = ref.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : ref.substr(0, dot);
}

Comparison compare(const std::vector<Task>& before, const std::vector<Task>& after) {
  Comparison comparison{.before_of = matched(before, after), .differences = {}, .renumberings = {}};
  std::vector<Match> matches;
  std::vector<bool> stays(before.size());
  for (std::size_t now = 0; now < after.size(); ++now)
    if (const auto old = comparison.before_of[now]) {
      matches.emplace_back(*old, now);
      stays[*old] = true;
    }
  const auto become = sections(before, after, matches);

  auto& differences = comparison.differences;
  std::vector<Match> renumbered;
  std::size_t next_before = 0;  // withdrawn tasks are told where they stood
  const auto withdraw_until = [&](std::size_t end) {
    for (; next_before < end; ++next_before)
      if (!stays[next_before]) differences.push_back({Change::withdrawn, next_before, std::nullopt});
  };
  for (std::size_t now = 0; now < after.size(); ++now) {
    const auto old = comparison.before_of[now];
    if (!old) {
      differences.push_back({Change::added, std::nullopt, now});
      continue;
    }
    withdraw_until(*old);
    const auto &was = before[*old], &is = after[now];
    const bool other_owner = bodies_of(was) != bodies_of(is);
    if (reworded(was, is)) differences.push_back({Change::reworded, old, now});
    if (redated(was, is)) differences.push_back({Change::redated, old, now});
    if (other_owner) differences.push_back({Change::owner_changed, old, now});
    if (was.ref == is.ref) continue;
    const auto expected = become.find(section_of(was.ref));
    const bool elsewhere = expected == become.end() || expected->second != section_of(is.ref);
    if (!elsewhere) renumbered.emplace_back(*old, now);
    if (elsewhere && !other_owner) differences.push_back({Change::moved, old, now});
  }
  withdraw_until(before.size());
  comparison.renumberings = renumberings(before, after, renumbered);
  return comparison;
}

}  // namespace programme
