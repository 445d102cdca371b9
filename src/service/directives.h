// Directives: the office records what the committee told about a task; the agencies that lead it answer.
#pragma once
#include <utility>
#include <vector>

#include "service/voice.h"
#include "store/directives.h"

namespace service {

/// What the committee told, by what document.
struct Directive {
  std::string document_number;
  std::optional<calendar::Day> document_on;
  std::string authority;  ///< "Ban Thường vụ Tỉnh ủy"
  std::string words;
};

/// Keeps a directive on a task; the committee itself need not sign in.
/// problems: "no_such_task", "task_ended", "not_in_force", "no_such_person", "not_allowed", "document_missing",
/// "document_in_future", "words_missing", "field_too_long"
base::Result<store::DirectiveId> record_directive(const Context& context, base::TaskId task, const Directive& directive,
                                                  const Voice& voice);

/// Keeps what an agency that leads the task, or the office for it, answers.
/// problems: "no_such_directive" (of that task), "no_such_person", "not_allowed", "words_missing", "field_too_long"
base::Result<base::Done> answer_directive(const Context& context, base::TaskId task, store::DirectiveId directive,
                                          std::string_view words, const Voice& voice);

struct DirectiveLine {
  store::DirectiveRow directive;
  std::string person;
  std::vector<std::pair<store::DirectiveAnswer, std::string>> answers;  ///< each with the name of who gave it
};

/// The newest first.
std::vector<DirectiveLine> directives_of(const Context& context, base::TaskId task);

}  // namespace service
