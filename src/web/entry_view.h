// Forms for what a person enters by hand, as values: a programme, and a task of one.
#pragma once
#include <array>
#include <optional>
#include <string>

#include "web/review_view.h"

namespace web {

struct ProgrammeDraft {
  std::string number, issued_on, title, issuer, term;
  std::optional<base::Problem> problem;
};

struct TaskDraft {
  std::string ref, text, phrase, day, document_number, document_on, deliverable, receiving_level;
  std::array<std::string, 3> owners;
  bool add_agencies = false;
  std::optional<base::Problem> problem;
};

render::Values new_programme_page(const ProgrammeDraft& draft, const std::string& token);

/// notice: what has just been added, empty for nothing
render::Values new_task_page(const store::ProgrammeRow& programme, const TaskDraft& draft, const ReviewHelp& help,
                             const std::string& token, std::string notice);

}  // namespace web
