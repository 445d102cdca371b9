// Printed tasks: what a programme's document says of each task, whatever people have changed since.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "programme/programme.h"
#include "store/connection.h"

namespace store {

/// A task as its document words it, with the ref that it bears; its reading is not kept. One that was entered by hand
/// has none.
struct PrintedTask {
  base::TaskId id;
  programme::Task task;
  calendar::Day issued_on;  ///< of the document, from which the deadline counts
};

/// Keeps the tasks of a programme, just saved, as they stand.
void keep_printed(Connection& connection, base::ProgrammeId programme);
/// Puts the words of another document in place of the task's.
void set_printed(Connection& connection, const PrintedTask& printed);
/// As if no document worded the task.
void drop_printed(Connection& connection, base::TaskId task);

/// The printed tasks of a programme that have not ended, in its order.
std::vector<PrintedTask> printed_of(Connection& connection, base::ProgrammeId programme);

/// One of them; nothing for a task that no document words.
std::optional<PrintedTask> printed(Connection& connection, base::TaskId task);

/// A task without its reading as a JSON object, and back.
std::string json_of(const programme::Task& task);
programme::Task task_in(std::string_view json);

}  // namespace store
