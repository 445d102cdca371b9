// Section clauses: lines that say by when other tasks are due.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/outline.h"

namespace programme {

/// «Các nhiệm vụ tại mục II hoàn thành trước ngày 30/6/2026.»
struct SectionClause {
  std::vector<std::string> sections;  ///< refs, or their beginnings, that it speaks of: "II"; empty for all above it
  std::string clause;
  std::string words;  ///< the whole line
  document::Place place;

  /// Whether it speaks of the task with that ref, which stands there.
  bool governs(std::string_view ref, const document::Place& task_place) const;
};

/// Takes the lines that say by when other tasks are due out of the blocks, and out of the tables' rows: those that
/// begin with «Các nhiệm vụ …», «Thời hạn hoàn thành các nhiệm vụ …», point to tasks («nêu trên», «tại mục II», «còn
/// lại») and have a deadline.
std::vector<SectionClause> take_section_clauses(std::vector<document::Block>& blocks);

/// The deadline that the title of a section gives to what stands below it: «NHIỆM VỤ HOÀN THÀNH TRONG QUÝ II/2026»,
/// «QUÝ I». A year alone is none.
std::optional<std::string> clause_of_title(std::string_view title);

}  // namespace programme
