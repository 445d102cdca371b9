// Differences: what an amended document changes of the one before it, task by task, whatever was renumbered.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "programme/programme.h"

namespace programme {

enum class Change {
  added,
  reworded,       ///< its text, details, coordinators, deliverable, receiving level, leader or note
  redated,        ///< its deadline
  owner_changed,  ///< its lead bodies
  moved,          ///< it stands in another section, under the same lead bodies
  withdrawn,
};
/// "added", "reworded", "redated", "owner_changed", "moved", "withdrawn", as the store and the JSON write it.
std::string_view code(Change change);
std::optional<Change> change_of(std::string_view code);

/// One change of one task; a task may have several.
struct Difference {
  Change change = Change::added;
  std::optional<std::size_t> before;  ///< place among the tasks before; nothing for one that was added
  std::optional<std::size_t> after;   ///< place among the tasks after; nothing for one that was withdrawn

  bool operator==(const Difference&) const = default;
};

/// A section whose tasks bear other refs than before, because it has another number or its tasks were counted anew.
struct Renumbering {
  std::string from, to;  ///< "II.7", "II.8"; empty for tasks that stand in no section; the same where only tasks shift
  std::size_t tasks = 0;

  bool operator==(const Renumbering&) const = default;
};

struct Comparison {
  std::vector<std::optional<std::size_t>> before_of;  ///< for each task after: which one before it is
  std::vector<Difference> differences;  ///< in the order of the document after, withdrawn ones in their place
  std::vector<Renumbering> renumberings;
};

/// For each task after, the task before that it is, one to one.
///
/// Tasks of the same words and lead bodies are the same, in their order; then those of the same words under others. Of
/// the rest, two are one task where their words are alike enough: at least two fifths of words and pairs of words in
/// common, each weighed by how few tasks have it, which half a sentence written anew leaves; the likest go first, the
/// same ref under the same lead bodies counting for a tenth more, and of equals the nearest. A task that was parted in
/// two, or two that became one, are no rewording: what was there is gone, and what is there is new.
///
/// The time is nearly linear: only tasks that share a pair of words which few others have are compared.
std::vector<std::optional<std::size_t>> matched(const std::vector<Task>& before, const std::vector<Task>& after);

/// What changed from the tasks before to the tasks after.
///
/// A deadline that stands in the text belongs to the deadline; blanks, forms of quotes and dashes, and the stop at the
/// end are no words. Two clauses that give the same days are no new deadline. A ref that follows from its section's new
/// number, or from tasks before it that came or went, is renumbering and no difference.
Comparison compare(const std::vector<Task>& before, const std::vector<Task>& after);

/// Whether two readings owe the same, however they were worded.
bool same_days(const deadline::Reading& one, const deadline::Reading& other);

/// The section of a ref: "II.7" of "II.7.6"; empty for a ref without one.
std::string_view section_of(std::string_view ref);

}  // namespace programme
