// Doubts: what the reader is not sure of, in words for the office.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "programme/programme.h"

namespace programme {

/// The doubts that a task itself raises: a deadline that cannot be read, waits or is missing, and an owner missing.
std::vector<base::Problem> doubts_of(const Task& task);

/// The body's name, as it was read, may be too short or too long.
base::Problem owner_unsure(const Task& task, std::string_view name);
/// The deadline is a time in the sentence that no verb of delivery goes with.
base::Problem deadline_loose(const Task& task);
/// The deadline was taken from the title of the task's section, or from a line that speaks of several tasks.
base::Problem deadline_of_section(const Task& task, std::string_view words);
/// The deadline names no year; `year`, which the document's title names, was taken.
base::Problem deadline_year(const Task& task, int year);
base::Problem duplicate_ref(std::string_view ref, const document::Place& place);
base::Problem detail_deadline(std::string_view ref, std::string_view detail, const document::Place& place);
base::Problem unnumbered_heading(std::string_view name, const document::Place& place);
base::Problem unplaced(std::string_view ref, std::string_view words, std::size_t count, const document::Place& place);
base::Problem annex_empty(const Annex& annex);
base::Problem annex_unread(const Annex& annex, std::size_t count);
base::Problem no_date();
base::Problem no_number();
/// unread: what could not be read in the file; the first of it may be why
base::Problem no_tasks(const std::string& name, const std::vector<base::Problem>& unread);
base::Problem classified(std::string_view mark, const document::Place& place);

}  // namespace programme
